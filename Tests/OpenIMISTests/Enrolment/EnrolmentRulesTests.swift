import OpenIMIS
import Testing

/// The tables of openIMIS's enrolment rules, sections 7.1, 8 and 10.
@Suite struct EnrolmentRulesTests {
    static let starts: [(cycles: [String], grace: Int, enrolled: String, start: String, expiry: String)] = [
        (["01-01", "01-07"], 0, "2025-06-20", "2025-07-01", "2026-06-30"),
        (["01-01", "01-07"], 0, "2025-07-01", "2025-07-01", "2026-06-30"),
        (["01-01", "01-07"], 0, "2025-07-02", "2026-01-01", "2026-12-31"),
        (["01-01", "01-07"], 1, "2025-08-01", "2025-07-01", "2026-06-30"),
        (["01-01", "01-07"], 1, "2025-08-02", "2026-01-01", "2026-12-31"),
        (["01-06", "01-01"], 0, "2025-01-01", "2025-06-01", "2026-05-31"),
        ([], 0, "2025-03-14", "2025-03-14", "2026-03-13"),
    ]

    @Test(arguments: starts)
    func startsAPolicyWithItsCycle(
        _ cycles: [String], _ grace: Int, _ enrolled: String, _ start: String, _ expiry: String
    ) throws {
        let terms = PolicyDates.Terms(
            insurancePeriod: 12, cycles: cycles.compactMap { PolicyDates.Cycle(text: $0) }, gracePeriodEnrolment: grace)
        let dates = PolicyDates(enrolled: try #require(CalendarDate(text: enrolled)), stage: .new, terms: terms)
        #expect(dates.start.description == start)
        #expect(dates.expiry.description == expiry)
    }

    @Test(arguments: [
        ("2026-11-11", 12, "2027-11-10"), ("2025-01-15", 18, "2026-07-14"), ("2025-01-15", 24, "2027-01-14"),
        ("2025-08-31", 6, "2026-02-28"), ("2025-01-31", 1, "2025-03-02"), ("2024-02-29", 12, "2025-02-27"),
    ])
    func endsAPolicyADayBeforeItsPeriodIsOver(_ start: String, _ months: Int, _ expiry: String) throws {
        let dates = PolicyDates(
            enrolled: try #require(CalendarDate(text: start)), stage: .renewed,
            terms: PolicyDates.Terms(insurancePeriod: months))
        #expect(dates.expiry.description == expiry)
    }

    struct ValueCase: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let members: (adults: Int, children: Int)
        let value: String
        var stage = PolicyDates.Stage.new
        var enrolled = "2026-01-01"
        var hasCycles = false
        let terms: @Sendable (inout PolicyValue.Terms) -> Void
    }

    static let valueCases: [ValueCase] = [
        ValueCase(testDescription: "lump sum and members above the threshold", members: (3, 1), value: "1150.00") {
            $0.lumpSum = Amount(1000)
            $0.threshold = 2
        },
        ValueCase(testDescription: "registration and assembly fees", members: (2, 1), value: "265.00") {
            $0.registrationFee = Amount(3)
            $0.generalAssemblyFee = Amount(2)
        },
        ValueCase(testDescription: "more members than allowed", members: (2, 1), value: "200.00") {
            $0.memberCount = 2
        },
        ValueCase(testDescription: "threshold without lump sum", members: (2, 1), value: "100.00") { $0.threshold = 1 },
        ValueCase(
            testDescription: "early enrolment", members: (1, 0), value: "90.00", enrolled: "2025-12-01", hasCycles: true
        ) { $0.enrolmentDiscount = PolicyValue.Discount(percent: 10, period: 1) },
        ValueCase(
            testDescription: "a day too late", members: (1, 0), value: "100.00", enrolled: "2025-12-02", hasCycles: true
        ) { $0.enrolmentDiscount = PolicyValue.Discount(percent: 10, period: 1) },
        ValueCase(
            testDescription: "early renewal", members: (1, 0), value: "90.00", stage: .renewed, enrolled: "2025-12-01"
        ) {
            $0.registrationFee = Amount(7)
            $0.renewalDiscount = PolicyValue.Discount(percent: 10, period: 1)
        },
        ValueCase(
            testDescription: "late renewal", members: (1, 0), value: "100.00", stage: .renewed, enrolled: "2025-12-02"
        ) { $0.renewalDiscount = PolicyValue.Discount(percent: 10, period: 1) },
    ]

    @Test(arguments: valueCases)
    func findsTheValueOfAPolicy(_ valueCase: ValueCase) throws {
        var terms = PolicyValue.Terms()
        terms.premiumAdult = Amount(100)
        terms.premiumChild = Amount(50)
        valueCase.terms(&terms)
        let timing = PolicyValue.Timing(
            stage: valueCase.stage, enrolled: try #require(CalendarDate(text: valueCase.enrolled)),
            start: try #require(CalendarDate(text: "2026-01-01")), hasCycles: valueCase.hasCycles,
            previousExpiry: CalendarDate(text: "2025-12-31"))
        let value = try #require(
            PolicyValue(
                adults: valueCase.members.adults, children: valueCase.members.children, terms: terms, timing: timing))
        #expect(value.amount.description == valueCase.value)
        #expect(value.isAboveMemberCount == (terms.memberCount == 2))
    }

    static let premiums: [(amount: String, action: String?, paid: String, effective: String?)] = [
        ("100", nil, "2026-11-21", "2026-11-21"), ("40", nil, "2026-11-21", nil),
        ("40", "ENFORCE", "2026-11-21", "2026-11-21"),
        ("150", nil, "2026-11-21", "2026-11-21"), ("100", nil, "2026-01-25", "2026-05-05"),
        ("150", nil, "2026-01-25", "2026-01-25"), ("40", "WAIT", "2026-11-21", nil),
    ]

    @Test(arguments: premiums)
    func activatesAPolicyByItsPremium(_ amount: String, _ action: String?, _ paid: String, _ effective: String?) throws
    {
        let effect = PremiumEffect(
            amount: try #require(Amount(text: amount)), balance: Amount(100),
            paid: try #require(CalendarDate(text: paid)),
            start: try #require(CalendarDate(text: "2026-05-05")), action: action.flatMap(PremiumEffect.Action.init))
        let expected = effective.flatMap { CalendarDate(text: $0) }
        #expect(effect.change == (expected.map { .activate($0) } ?? .none))
    }

    @Test func suspendsAPolicyOnRequest() throws {
        let day = try #require(CalendarDate(text: "2026-05-05"))
        let effect = PremiumEffect(amount: Amount(40), balance: Amount(100), paid: day, start: day, action: .suspend)
        #expect(effect.change == .suspend)
    }

    static let numbers: [(number: String, maximum: Int?, minimum: Int?, root: Int?, code: Int?)] = [
        ("", 9, nil, nil, 2), ("1234567890", 9, nil, nil, 3), ("1234", nil, 5, nil, 3), ("12a4", nil, nil, 7, 5),
        ("1234566", nil, nil, 7, 4), ("070707070", 9, 9, nil, nil), ("1234564", nil, nil, 7, nil),
        ("180", nil, nil, 10, nil),
        ("183", nil, nil, 10, 4), ("", nil, nil, nil, nil),
    ]

    @Test(arguments: numbers)
    func checksInsuranceNumbers(
        _ number: String, _ maximum: Int?, _ minimum: Int?, _ root: Int?, _ code: Int?
    ) {
        let rule = InsuranceNumberRule(minimumLength: minimum, maximumLength: maximum, moduloRoot: root)
        #expect(rule.fault(of: number)?.rawValue == code)
    }
}
