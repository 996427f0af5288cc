import OpenIMIS
import Testing

/// The decision table of openIMIS's claim rules, section 11.1, and the line rules of section 6.
@Suite struct ClaimSubmissionTests {
    @Test func acceptsACoveredClaim() throws {
        var scheme = SchemeFixture()
        scheme.add(.item, quantity: "2", asked: "90")
        scheme.add(.service, quantity: "3", asked: "40", listPrice: "50")
        let verdict = try scheme.verdict()
        #expect(verdict.status == .checked)
        #expect(verdict.rejectionReason == 0)
        #expect(verdict.approved?.description == "350.00")
        #expect(verdict.category == .visit)
        #expect(verdict.lines.map { $0.priceAdjusted?.description } == ["100.00", "50.00"])
        #expect(verdict.lines.allSatisfy { !$0.isRefused && $0.rejectionReason == 0 && $0.quantityApproved == nil })
        #expect(verdict.deductions.map(\.remunerated.description) == ["350.00"])
        #expect(verdict.deductions.allSatisfy { !$0.isHospital && $0.deducted.isZero })
    }

    @Test func refusesAClaimDatedBeforeItsVisit() throws {
        var scheme = SchemeFixture()
        scheme.add(.item)
        scheme.facts.claim.dateClaimed = SchemeFixture.day("2026-06-09")
        let verdict = try scheme.verdict()
        #expect(verdict.status == .rejected)
        #expect(verdict.rejectionReason == 21)
        #expect(verdict.lines.map(\.rejectionReason) == [9])
        #expect(verdict.lines.allSatisfy { !$0.isRefused })
    }

    static let uncovered: [@Sendable (inout ClaimRuleFacts) -> Void] = [
        { $0.policies = [] }, { $0.insuree.isLive = false }, { $0.insuree.hasLiveFamily = false },
    ]

    @Test(arguments: uncovered.indices)
    func refusesAPersonWithoutCover(_ index: Int) throws {
        var scheme = SchemeFixture()
        scheme.add(.item)
        Self.uncovered[index](&scheme.facts)
        let verdict = try scheme.verdict()
        #expect(verdict.status == .rejected)
        #expect(verdict.rejectionReason == 21)
        #expect(verdict.lines.map(\.rejectionReason) == [7])
        #expect(verdict.deductions.isEmpty)
    }

    @Test func refusesAClaimWithoutLines() throws {
        let verdict = try SchemeFixture().verdict()
        #expect(verdict.status == .rejected)
        #expect(verdict.rejectionReason == 1)
    }

    struct LineCase: Sendable {
        let name: String
        let reason: Int
        let change: @Sendable (inout SchemeFixture) -> Void
    }

    static let lineCases: [LineCase] = [
        LineCase(name: "closed item", reason: 1) { $0.facts.lines[0].master.validity.to = 1 },
        LineCase(name: "item recorded on the day of the visit", reason: 9) {
            $0.facts.lines[0].master.validity.from = Validity.start(of: SchemeFixture.visit) + 1
        },
        LineCase(name: "not in the price list", reason: 2) { $0.facts.priceListLines = [:] },
        LineCase(name: "in-patient item at an out-patient facility", reason: 10) {
            $0.facts.facility.careType = "O"
            $0.facts.lines[0].master.careType = "I"
        },
        LineCase(name: "out-patient item at an in-patient facility", reason: 10) {
            $0.facts.facility.careType = "I"
            $0.facts.lines[0].master.careType = "O"
        },
        LineCase(name: "for men only", reason: 4) { $0.facts.lines[0].master.patientCategories = 13 },
        LineCase(name: "for children only", reason: 4) { $0.facts.lines[0].master.patientCategories = 11 },
        LineCase(name: "used thirty days ago", reason: 5) {
            $0.facts.lines[0].master.frequency = 30
            $0.facts.history[$0.facts.lines[0].medical] = [
                PastUse(date: SchemeFixture.visit.adding(days: -30), quantity: Amount(1))
            ]
        },
        LineCase(name: "no product", reason: 3) { $0.facts.productLines = [:] },
        LineCase(name: "waiting period", reason: 17) {
            $0.facts.productLines[$0.facts.lines[0].medical] = [SchemeFixture.row(1, waiting: 6)]
        },
        LineCase(name: "limit of none", reason: 16) {
            $0.facts.productLines[$0.facts.lines[0].medical] = [SchemeFixture.row(1, limit: 0)]
        },
    ]

    @Test(arguments: lineCases.indices)
    func refusesALine(_ index: Int) throws {
        let lineCase = Self.lineCases[index]
        var scheme = SchemeFixture()
        scheme.add(.item)
        lineCase.change(&scheme)
        let line = try #require(try scheme.verdict().lines.first, "\(lineCase.name)")
        #expect(line.isRefused && line.rejectionReason == lineCase.reason, "\(lineCase.name)")
        #expect(line.quantityApproved == .zero)
    }

    @Test func acceptsUseThirtyOneDaysLaterAndARenewedPolicyWithoutWaiting() throws {
        var scheme = SchemeFixture()
        let key = scheme.add(.item, frequency: 30) { [SchemeFixture.row($0, waiting: 12)] }
        scheme.facts.history[key] = [PastUse(date: SchemeFixture.visit.adding(days: -31), quantity: Amount(1))]
        scheme.facts.policies[0].isNew = false
        #expect(try scheme.verdict().status == .checked)
    }

    /// Example E10 of the rules: a limit of five, used three and then four.
    @Test(arguments: [("0", "3", "3.00", 0), ("3", "4", "2.00", 0), ("5", "1", "1.00", 16)])
    func cutsTheQuantityToWhatIsLeft(_ used: String, _ asked: String, _ provided: String, _ reason: Int) throws {
        var scheme = SchemeFixture()
        let key = scheme.add(.item, quantity: asked) { [SchemeFixture.row($0, limit: 5)] }
        if let quantity = Amount(text: used), !quantity.isZero {
            scheme.facts.history[key] = [PastUse(date: SchemeFixture.visit, quantity: quantity)]
        }
        let line = try #require(try scheme.verdict().lines.first)
        #expect(line.quantityProvided.description == provided)
        #expect(line.rejectionReason == reason)
    }

    @Test func cutsTheQuantityOfALineThatStillWaits() throws {
        var scheme = SchemeFixture()
        scheme.add(.item, quantity: "8") { [SchemeFixture.row($0, waiting: 12, limit: 2)] }
        let line = try #require(try scheme.verdict().lines.first)
        #expect(line.rejectionReason == 17)
        #expect(line.quantityProvided == Amount(2))
    }

    @Test func claimsAServiceWithAManualPriceOnce() throws {
        var scheme = SchemeFixture()
        scheme.add(.service, quantity: "3", asked: "17.10", listPrice: "19")
        scheme.add(.item, quantity: "2", asked: "49.37")
        scheme.facts.lines[0].master.hasManualPrice = true
        #expect(try ClaimAmounts.claimed(scheme.facts.lines).description == "117.74")
    }

    /// Example E14 of the rules.
    @Test func refusesTheWholeClaimWhereAProductHasNoLimitationForTheVisit() throws {
        var scheme = SchemeFixture()
        scheme.add(.item) { [SchemeFixture.row($0, type: nil, value: nil)] }
        scheme.add(.item) { [SchemeFixture.row($0, value: "80")] }
        let verdict = try scheme.verdict()
        #expect(verdict.status == .rejected)
        #expect(verdict.rejectionReason == 0)
        #expect(verdict.lines.map(\.rejectionReason) == [3, 0])
        #expect(verdict.lines[1].limitation == "C")
        #expect(verdict.lines[1].limitationValue?.description == "80.00")
    }

    @Test func endsWithoutVerdictWhereACategoryIsUsedUp() throws {
        var scheme = SchemeFixture()
        scheme.add(.item)
        scheme.product { $0.maximumClaims[.visit] = 1 }
        scheme.facts.earlierClaims = [EarlierClaim(targetDate: SchemeFixture.visit, category: .visit)]
        #expect(throws: ClaimRuleFailure.categoryMaximum(.visit, code: 12)) { try scheme.verdict() }
    }

    @Test func endsWithoutVerdictForAPersonWithoutBirthDate() throws {
        var scheme = SchemeFixture()
        scheme.add(.item, patientCategories: 12)
        scheme.facts.insuree.birthDate = nil
        #expect(throws: ClaimRuleFailure.unknownPatientCategory(line: 0)) { try scheme.verdict() }
    }

    /// The examples of section 7.2 at a price of 100: the limitation stored stays the co-insurance's.
    @Test(arguments: [("80", "50", 1), ("20", "50", 2), ("20", "500", 2)])
    func takesTheProductThatCostsThePatientLeast(_ percent: String, _ amount: String, _ product: Int) throws {
        var scheme = SchemeFixture()
        scheme.facts.policies.append(
            CoveringPolicy(
                id: 2, productID: 2, effectiveDate: SchemeFixture.day("2026-01-01"),
                expiryDate: SchemeFixture.day("2026-12-31"), isNew: true))
        scheme.product(2) { _ in }
        scheme.add(.item) { _ in
            [SchemeFixture.row(1, value: percent), SchemeFixture.row(2, product: 2, type: "F", value: amount)]
        }
        let line = try #require(try scheme.verdict().lines.first)
        #expect(line.productID == product)
        #expect(line.policyID == product)
        #expect(line.limitation == "C")
        #expect(line.limitationValue == Amount(text: percent))
    }

    /// The table of section 9.1.
    @Test(arguments: [
        (["100", "100"], [], "200.00"), (["200"], ["150"], "350.00"), (["100", "10"], ["50", "7"], "334.00"),
        (["200", "30"], ["21"], "272.00"),
    ])
    func sumsItemsAndServicesOverTheirJoin(_ items: [String], _ services: [String], _ approved: String) throws {
        var scheme = SchemeFixture()
        for price in items { scheme.add(.item, listPrice: price) }
        for price in services { scheme.add(.service, listPrice: price) }
        #expect(try scheme.verdict().approved?.description == approved)
    }

    @Test(arguments: [
        (["S", "C"], false, "S"), (["C"], true, "H"), ([], false, "V"), (["O", "V"], false, "O"),
        (["A", "H"], true, "A"),
    ])
    func findsTheCategory(_ services: [String], _ isInPatient: Bool, _ expected: String) {
        let categories = services.map(ClaimCategory.init(rawValue:))
        #expect(ClaimCategory(ofServices: categories, isInPatient: isInPatient).rawValue == expected)
    }

    @Test func storesTheRealCategoryOnlyWhenEnteredOnTheDayOfTheVisit() throws {
        var scheme = SchemeFixture()
        scheme.add(.service, category: .surgery)
        #expect(try scheme.verdict().category == .visit)
        scheme.facts.lines[0].recorded = Validity.start(of: SchemeFixture.visit)
        #expect(try scheme.verdict().category == .surgery)
    }

    @Test(arguments: [(true, ClaimStatus.processed, nil), (false, .valuated, "350.00")])
    func processesACheckedClaim(_ hasRelativePrice: Bool, _ status: ClaimStatus, _ valuated: String?) throws {
        let outcome = ClaimProcessing.outcome(
            hasRelativePrice: hasRelativePrice, approved: try #require(Amount(text: "350")))
        #expect(outcome.status == status)
        #expect(outcome.valuated?.description == valuated)
        #expect(outcome.setsDateProcessed == hasRelativePrice)
    }
}
