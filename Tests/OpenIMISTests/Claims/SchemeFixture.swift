import OpenIMIS

/// A scheme with one facility, one person and one policy, to which a test changes what it is about.
struct SchemeFixture {
    static let visit = day("2026-06-10")
    static let recorded = Validity.start(of: day("2026-06-20"))

    var facts = ClaimRuleFacts(
        claim: ClaimFacts(dateFrom: visit, dateTo: visit, dateClaimed: day("2026-06-11")),
        insuree: InsureeFacts(gender: "F", birthDate: day("1990-01-01")),
        facility: FacilityFacts(careType: "B", level: "C"), lines: [],
        policies: [
            CoveringPolicy(
                id: 1, productID: 1, effectiveDate: day("2026-01-01"), expiryDate: day("2026-12-31"), isNew: true)
        ], products: [1: ProductTerms()])

    static func day(_ text: String) -> CalendarDate {
        CalendarDate(text: text) ?? CalendarDate(daysSinceEpoch: 0)
    }

    /// Adds a line whose item or service stands in the price list and in product 1.
    @discardableResult
    mutating func add(
        _ kind: MedicalKey.Kind, quantity: String = "1", asked: String = "100", listPrice: String = "100",
        careType: String = "B", patientCategories: Int = 15, frequency: Int? = nil, category: ClaimCategory? = nil,
        overrule: String? = nil, rows: ((Int) -> [ProductLine])? = nil
    ) -> MedicalKey {
        let key = MedicalKey(kind, facts.lines.count + 1)
        let master = MedicalTerms(
            price: Amount(text: listPrice) ?? .zero, careType: careType, patientCategories: patientCategories,
            frequency: frequency, category: category, validity: Validity(from: 0))
        facts.lines.append(
            ClaimLineFacts(
                medical: key, quantityProvided: Amount(text: quantity) ?? .zero,
                priceAsked: Amount(text: asked) ?? .zero,
                recorded: Self.recorded, master: master))
        facts.priceListLines[key] = [
            PriceListLine(overrule: overrule.flatMap { Amount(text: $0) }, validity: Validity(from: 0))
        ]
        facts.productLines[key] = rows?(key.id) ?? [Self.row(key.id)]
        return key
    }

    /// A product's row with one limitation for every kind of visit.
    static func row(
        _ id: Int, product: Int = 1, type: String? = "C", value: String? = "100", origin: String = "P",
        waiting: Int? = nil,
        limit: Int? = nil, exclusion: String? = nil
    ) -> ProductLine {
        let amount = value.flatMap { Amount(text: $0) }
        let limitation = ProductLine.Limitation(type: type, adult: amount, child: amount)
        return ProductLine(
            id: id, productID: product, priceOrigin: origin, other: limitation, referral: limitation,
            emergency: limitation,
            waitingPeriodAdult: waiting, waitingPeriodChild: waiting, quantityLimitAdult: limit,
            quantityLimitChild: limit,
            ceilingExclusionAdult: exclusion)
    }

    mutating func product(_ id: Int = 1, _ change: (inout ProductTerms) -> Void) {
        change(&facts.products[id, default: ProductTerms()])
    }

    func verdict() throws -> ClaimVerdict { try ClaimSubmission.verdict(on: facts) }
}
