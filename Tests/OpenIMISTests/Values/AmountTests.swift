import OpenIMIS
import Testing

@Suite struct AmountTests {
    @Test(arguments: [
        ("12.5", "12.50"), ("-0.05", "-0.05"), ("1e2", "100.00"), ("7", "7.00"), ("1.10", "1.10"), ("0", "0.00"),
    ])
    func keepsTwoDecimals(_ text: String, _ expected: String) {
        #expect(Amount(text: text)?.description == expected)
    }

    @Test(arguments: ["", "-", ".", "1.005", "abc", "1.2.3", "1e", "99999999999999999.99", "1e99999999999"])
    func refusesWhatNumeric18And2CannotHold(_ text: String) {
        #expect(Amount(text: text) == nil)
    }

    /// openIMIS's own rounding through a binary double, with the values of its rules.
    @Test(arguments: [
        ("58.125", "58.12"), ("117.975", "117.97"), ("388.905", "388.90"), ("32.775", "32.77"), ("83.325", "83.33"),
        ("0.005", "0.01"), ("0.015", "0.01"), ("-58.125", "-58.12"), ("10.0051", "10.01"), ("1.0049", "1.00"),
    ])
    func roundsWhereTheNearestDoubleLies(_ text: String, _ expected: String) {
        #expect(ExactDecimal(text: text)?.storedAmount?.description == expected)
    }

    @Test func multipliesExactly() throws {
        let product = try #require(ExactDecimal(text: "2.5")) * #require(ExactDecimal(text: "33.33"))
        #expect(product == ExactDecimal(text: "83.325"))
        #expect(ExactDecimal(33).percent(of: ExactDecimal(33)) == ExactDecimal(text: "10.89"))
    }
}

@Suite struct LargeDecimalTests {
    @Test func holdsWhatIsTooLargeInsteadOfOverflowing() throws {
        let large = ExactDecimal(try #require(Amount(text: "9999999999999999.99")))
        let product = large * large
        #expect(product.storedAmount == nil)
        #expect((product + product - large).storedAmount == nil)
        #expect((product * product * product).storedAmount == nil)
        #expect(product > large)
        #expect(ExactDecimal.zero - product < .zero)
        #expect((ExactDecimal(-2) * ExactDecimal(3)).storedAmount == Amount(-6))
    }
}
