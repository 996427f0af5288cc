package import OpenIMIS
package import SQLInterface

/// What is known of a claim before its rules are run: everything else ``ClaimRuleFactsReader`` reads.
package struct ClaimRuleSubject: Sendable {
    /// A line as it is about to be stored.
    package struct Line: Sendable {
        package var medical: MedicalKey
        package var quantityProvided: Amount
        package var priceAsked: Amount

        package init(medical: MedicalKey, quantityProvided: Amount, priceAsked: Amount) {
            self.medical = medical
            self.quantityProvided = quantityProvided
            self.priceAsked = priceAsked
        }
    }

    /// The claim's own id where it is stored already, so that it does not count as an earlier claim.
    package var claimID: Int?
    package var claim: ClaimFacts
    package var insureeID: Int
    package var facilityID: Int
    /// Items before services.
    package var lines: [Line]
    /// When the lines were recorded (their `ValidityFrom`).
    package var recorded: Instant
    package var ageOfMajority: Int

    package init(
        claimID: Int?, claim: ClaimFacts, insureeID: Int, facilityID: Int, lines: [Line], recorded: Instant,
        ageOfMajority: Int = 18
    ) {
        self.claimID = claimID
        self.claim = claim
        self.insureeID = insureeID
        self.facilityID = facilityID
        self.lines = lines
        self.recorded = recorded
        self.ageOfMajority = ageOfMajority
    }
}

/// Gathers the facts of the claim rules within one unit of work: one statement for each kind of fact, however many lines
/// the claim has.
package struct ClaimRuleFactsReader {
    let session: any SQLSession

    package init(session: any SQLSession) { self.session = session }

    /// The facts for a claim; `nil` when the person, the facility, or a line's item or service does not exist.
    ///
    /// - Throws: ``SQLError`` and ``RowError`` of the session.
    package func facts(for subject: ClaimRuleSubject) throws -> ClaimRuleFacts? {
        guard
            let people = try session.first(
                ClaimPeopleQuery(insureeID: subject.insureeID, facilityID: subject.facilityID))
        else { return nil }
        let items = Set(subject.lines.lazy.filter { $0.medical.kind == .item }.map(\.medical.id)).sorted()
        let services = Set(subject.lines.lazy.filter { $0.medical.kind == .service }.map(\.medical.id)).sorted()
        var masters: [MedicalKey: MedicalTerms] = [:]
        for master in try session.rows(MedicalTermsQuery(items: items, services: services)) {
            masters[master.key] = master.terms
        }
        var lines: [ClaimLineFacts] = []
        for line in subject.lines {
            guard let master = masters[line.medical] else { return nil }
            lines.append(
                ClaimLineFacts(
                    medical: line.medical, quantityProvided: line.quantityProvided, priceAsked: line.priceAsked,
                    recorded: subject.recorded.microseconds, master: master))
        }
        var facts = ClaimRuleFacts(
            claim: subject.claim, insuree: people.insuree, facility: people.facility, lines: lines,
            ageOfMajority: subject.ageOfMajority)
        guard let targetDate = subject.claim.targetDate else { return facts }
        try readCover(of: subject, at: targetDate, into: &facts)
        guard !facts.policies.isEmpty else { return facts }
        if !lines.isEmpty {
            let products = Set(facts.policies.map(\.productID)).sorted()
            for row in try session.rows(ProductLinesQuery(products: products, items: items, services: services)) {
                facts.productLines[row.key, default: []].append(row.line)
            }
            let query = PriceListLinesQuery(
                itemList: people.itemPriceList, serviceList: people.servicePriceList, items: items, services: services)
            if let query {
                for row in try session.rows(query) { facts.priceListLines[row.key, default: []].append(row.line) }
            }
            let history = PastUseQuery(
                insureeID: subject.insureeID, exceptClaim: subject.claimID, items: items, services: services)
            for use in try session.rows(history) { facts.history[use.key, default: []].append(use.use) }
        }
        facts.earlierClaims = try session.rows(
            EarlierClaimsQuery(insureeID: subject.insureeID, exceptClaim: subject.claimID))
        facts.earlierDeductions = try session.rows(
            EarlierDeductionsQuery(
                policies: facts.policies.map(\.id), insureeID: subject.insureeID, exceptClaim: subject.claimID))
        return facts
    }

    private func readCover(
        of subject: ClaimRuleSubject, at targetDate: CalendarDate, into facts: inout ClaimRuleFacts
    ) throws {
        for cover in try session.rows(CoveringPoliciesQuery(insureeID: subject.insureeID, targetDate: targetDate))
        where !facts.policies.contains(where: { $0.id == cover.policy.id }) {
            facts.policies.append(cover.policy)
            facts.products[cover.policy.productID] = cover.product
        }
    }
}

extension SQL {
    /// A list of ids, filled up to a power of two by repeating the last, so that claims of any number of lines share a few
    /// statement texts.
    static func ids(_ ids: [Int]) -> SQL {
        var padded = ids
        var size = 1
        while size < ids.count { size *= 2 }
        if let last = ids.last { padded += Array(repeating: last, count: size - ids.count) }
        return .list(padded.map { .integer(Int64($0)) })
    }
}

extension Row {
    func amount(_ index: Int) throws(RowError) -> Amount {
        guard let amount = try optionalAmount(index) else {
            throw RowError(column: columnName(index), type: "numeric(18,2)", reason: .null)
        }
        return amount
    }

    func optionalAmount(_ index: Int) throws(RowError) -> Amount? {
        guard let text = try optionalDecimal(index) else { return nil }
        guard let amount = Amount(text: text) else {
            throw RowError(column: columnName(index), type: "numeric(18,2)", reason: .mismatch)
        }
        return amount
    }

    func calendarDate(_ index: Int) throws(RowError) -> CalendarDate {
        CalendarDate(daysSinceEpoch: try date(index).daysSince1970)
    }

    func optionalCalendarDate(_ index: Int) throws(RowError) -> CalendarDate? {
        try optionalDate(index).map { CalendarDate(daysSinceEpoch: $0.daysSince1970) }
    }

    func validity(from: Int, to: Int) throws(RowError) -> Validity {
        Validity(from: try optionalTimestamp(from)?.microseconds ?? .min, to: try optionalTimestamp(to)?.microseconds)
    }
}

extension SQLDate {
    init?(_ date: CalendarDate) { self.init(year: date.year, month: date.month, day: date.day) }
}
