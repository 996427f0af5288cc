import FHIRModel
import FHIRPath
import Testing

@Suite struct LimitTests {
    /// Patterns that take a backtracking matcher exponential time.
    @Test(arguments: ["(a+)+$", "(a|aa)+$", "(a|a?)+b$", "(.*a){20}$", "((a*)*)*b", "(a?){50}a{50}b"])
    func matchesAnyPatternInLinearTime(_ pattern: String) throws {
        let text = String(repeating: "a", count: 50) + "!"
        #expect(try Expressions.result("'\(text)'.matches('\(pattern)')") == "false")
    }

    @Test(arguments: [
        ("abc", "b", true), ("abc", "^b", false), ("abc", "c$", true), ("a\nb", "a.b", true),
        ("a\nb", "(?-s)a.b", false),
        ("ABC", "(?i)abc", true), ("été", "^\\\\p{L}+$", true), ("a-b", "^[a-z-]+$", true), ("]", "^[]]$", true),
        ("a.b", "^a\\\\.b$", true),
        ("word", "\\\\bword\\\\b", true), ("sword", "\\\\bword", false), ("2012", "^\\\\d{4}$", true),
        ("20123", "^\\\\d{4}$", false),
        ("aXbX", "^(a|b|X)*?$", true), ("x", "[^\\\\s]", true), (" ", "^\\\\S$", false), ("é", "^\\\\u00e9$", true),
        ("a{b", "a{b", true),
    ])
    func matchesRegularExpressions(_ text: String, _ pattern: String, _ expected: Bool) throws {
        let escaped = text.replacing("\n", with: "\\n")
        #expect(try Expressions.result("'\(escaped)'.matches('\(pattern)')") == "\(expected)", "\(text) \(pattern)")
    }

    @Test(arguments: [
        "(1 | 2).repeat($this + 1)", "(1 | 2 | 3 | 4).repeatAll($this)",
        "(1|2|3).select(%context.descendants()).select(%context.descendants()).select(%context.descendants()).select(%context.descendants()).count()",
        (0..<40).reduce("'aa'") { text, _ in "\(text).replace('a', 'aaaa')" },
    ])
    func endsWhatWouldNotEnd(_ text: String) {
        #expect(Expressions.fault(text)?.kind == .execution)
    }

    @Test(arguments: [
        String(repeating: "(", count: 10_000), String(repeating: "-", count: 10_000) + "1",
        String(repeating: "iif(true,", count: 5_000), String(repeating: "1+", count: 10_000) + "1",
        "1" + String(repeating: ".abs()", count: 10_000), String(repeating: "a.", count: 60_000),
        String(repeating: "not(", count: 500) + "1",
    ])
    func refusesExpressionsThatAreTooDeep(_ text: String) {
        #expect(Expressions.fault(text)?.kind == .syntax)
    }

    @Test func acceptsLongUnions() throws {
        let text = (0..<200).map(String.init).joined(separator: " | ")
        #expect(try Expressions.result("(\(text)).count()") == "200")
    }
}
