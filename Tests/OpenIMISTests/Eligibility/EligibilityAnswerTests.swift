import OpenIMIS
import Testing

/// Sections 2 to 4 of openIMIS's eligibility rules.
@Suite struct EligibilityAnswerTests {
    static let today = CalendarDate(text: "2026-11-21") ?? CalendarDate(daysSinceEpoch: 0)

    private func facts(
        limit: Int?, waiting: Int?, used: [String], category: ClaimCategory? = nil
    ) -> EligibilityFacts {
        let limitation = ProductLine.Limitation(type: "C", adult: Amount(100), child: Amount(100))
        let line = ProductLine(
            id: 1, productID: 1, priceOrigin: "P", other: limitation, waitingPeriodAdult: waiting,
            waitingPeriodChild: waiting, quantityLimitAdult: limit, quantityLimitChild: limit)
        let use = MedicalUse(
            productLines: [line], quantities: used.compactMap { Amount(text: $0) }, category: category)
        return EligibilityFacts(
            activeMemberships: [Membership(effectiveDate: CalendarDate(text: "2026-05-05"), productID: 1)],
            service: category == nil ? nil : use, item: category == nil ? use : nil,
            product: EligibleProduct(id: 1, maximumClaims: [.surgery: 2], maximumAmounts: [:]),
            birthDate: CalendarDate(text: "1990-01-01"))
    }

    struct Rest: Sendable {
        let limit: Int?
        let waiting: Int?
        let used: [String]
        let date: String?
        let left: String?
        let isOK: Bool
    }

    static let rests: [Rest] = [
        Rest(limit: 5, waiting: 2, used: [], date: nil, left: nil, isOK: true),
        Rest(limit: 5, waiting: 2, used: ["2"], date: "2026-07-05", left: "3.00", isOK: true),
        Rest(limit: 5, waiting: 2, used: ["2", "2"], date: "2026-07-05", left: "1.00", isOK: true),
        Rest(limit: 5, waiting: 9, used: ["2"], date: "2027-02-05", left: nil, isOK: false),
        Rest(limit: 5, waiting: 2, used: ["5"], date: "2026-07-05", left: "0.00", isOK: false),
        Rest(limit: 5, waiting: 2, used: ["7"], date: "2026-07-05", left: "-2.00", isOK: true),
        Rest(limit: nil, waiting: nil, used: ["7"], date: "2026-05-05", left: nil, isOK: true),
        Rest(limit: 5, waiting: 0, used: ["1.5"], date: "2026-05-05", left: "3.50", isOK: true),
    ]

    @Test(arguments: rests)
    func tellsWhatIsLeftOfAnItem(_ rest: Rest) {
        let answer = EligibilityAnswer(
            facts(limit: rest.limit, waiting: rest.waiting, used: rest.used), on: Self.today)
        #expect(answer.item.minimumDate?.description == rest.date)
        #expect(answer.item.left?.description == rest.left)
        #expect(answer.isItemOK == rest.isOK)
        #expect(answer.isServiceOK)
    }

    @Test(arguments: [(0, 2, true), (1, 1, true), (2, 0, false), (5, 0, false)])
    func refusesASurgeryWhenAllAreUsed(_ claims: Int, _ left: Int, _ isOK: Bool) {
        var facts = facts(limit: nil, waiting: nil, used: [], category: .surgery)
        facts.claims[.surgery] = claims
        let answer = EligibilityAnswer(facts, on: Self.today)
        #expect(answer.claimsLeft[.surgery] == left)
        #expect(answer.claimsLeft[.visit] == nil)
        #expect(answer.isServiceOK == isOK)
    }

    @Test func refusesASurgeryWithoutAnyAmount() {
        var facts = facts(limit: nil, waiting: nil, used: [], category: .surgery)
        facts.product?.maximumAmounts[.surgery] = .zero
        #expect(!EligibilityAnswer(facts, on: Self.today).isServiceOK)
    }

    @Test func leavesNothingToAPersonWithoutPolicy() {
        let answer = EligibilityAnswer(EligibilityFacts(), on: Self.today)
        #expect(answer.productID == nil)
        #expect(answer.claimsLeft.count == 6 && answer.claimsLeft.values.allSatisfy { $0 == 0 })
        #expect(answer.amountsLeft.count == 5 && answer.amountsLeft.values.allSatisfy(\.isZero))
        #expect(!answer.isItemOK && !answer.isServiceOK)
    }
}
