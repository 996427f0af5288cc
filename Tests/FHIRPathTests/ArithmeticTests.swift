import FHIRPath
import Testing

@Suite struct ArithmeticTests {
    @Test(arguments: [
        ("1.00", "1.00"), ("-0.5", "-0.5"), ("1e2", "100"), ("1.5E-3", "0.0015"), ("0e400", "0"),
        ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ])
    func readsDecimals(_ text: String, _ expected: String) {
        #expect(PathDecimal(text)?.description == expected)
    }

    @Test(arguments: [
        "", "-", "1.", ".5", "1e", "1e99999", "0x1", "1 ", "999999999999999999999999999999999999999", "1e-60",
    ])
    func refusesOtherText(_ text: String) { #expect(PathDecimal(text) == nil) }

    @Test(arguments: [
        ("1.10", "1.1", true), ("0.1", "0.10000000000000000000000000000000000001", false), ("-0.0", "0", true),
    ])
    func comparesByValue(_ left: String, _ right: String, _ areEqual: Bool) throws {
        let (a, b) = (try #require(PathDecimal(left)), try #require(PathDecimal(right)))
        #expect((a == b) == areEqual)
        if areEqual { #expect(a.hashValue == b.hashValue) }
    }

    /// Results that need more digits than there are end empty or rounded, never in a trap.
    @Test(arguments: [
        ("9999999999999999999999999999999999999.0 * 100.0", ""), ("9999999999999999999999999999999999999.0 + 1.0", ""),
        ("0.00000000000000000001 * 0.00000000000000000001", "0.00000000000000000000000000000000000000"),
        ("2.power(400)", ""), ("10.power(30) * 10.power(30)", ""), ("100.exp()", ""), ("(-1).ln()", ""), ("0.ln()", ""),
        ("(-4).sqrt()", ""),
        ("1.0 / 9999999999999999999999999999999999999.0 > -1", "true"),
    ])
    func staysWithinItsDigits(_ text: String, _ expected: String) throws {
        #expect(try Expressions.result(text) == expected)
    }

    @Test(arguments: [
        ("1 '[in_i]' = 2.54 'cm'", "true"), ("1 'kg.m/s2' = 1 'N'", "true"), ("98.6 '[degF]' = 37 'Cel'", ""),
        ("120 'mm[Hg]' > 15 'kPa'", "true"), ("1 'L' = 1000 'mL'", "true"), ("5 'mmol/L' = 5 'mol/m3'", "true"),
        ("1 'mg/dL' = 10 'mg/L'", "true"), ("1 '10*3/uL' = 1000000000 '/L'", "true"), ("1 '{tablet}' = 1 '1'", "true"),
        ("3 'foo' = 3 'foo'", "true"), ("3 'foo' = 3 'bar'", ""), ("60 'min' = 1 'h'", "true"),
        ("7 days = 1 'wk'", "true"),
        ("1 'a' = 365.25 'd'", "true"), ("1 '[lb_av]' > 0.4 'kg'", "true"), ("100 '%' = 1 '1'", "true"),
        ("1 'h' + 30 'min'", "90 'min'"),
        ("4.0 'g' / 2.0 'm'", "2 'g/m'"), ("1 'g'.comparable(1 's')", "false"), ("1 'm(' = 1 'm'", ""),
    ])
    func convertsUnits(_ text: String, _ expected: String) throws {
        #expect(try Expressions.result(text) == expected)
    }

    @Test(arguments: [
        "2012-13", "2012-00", "2012-02-30", "2012-1-1", "0000", "12", "2012-01-01T24:00", "2012-01-01T10:60",
        "2012-01-01T10:00+15:00",
        "2012-01T10:00", "2012-01-01 10:00",
    ])
    func refusesDatesThatDoNotExist(_ text: String) { #expect(PathTemporal(text, as: .dateTime) == nil) }
}
