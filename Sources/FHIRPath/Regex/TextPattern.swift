/// A regular expression for callers outside of expressions, matched in linear time with a budget of steps.
package struct TextPattern: Sendable {
    private let regex: PathRegex
    private static let stepLimit = 2_000_000

    /// Reads a pattern; `nil` when it is none that can be matched.
    package init?(_ pattern: String) {
        guard let regex = try? PathRegex(pattern) else { return nil }
        self.regex = regex
    }

    /// Whether the pattern matches a text from its start to its end; a match that takes too long is none.
    package func matchesAll(of text: String) -> Bool {
        var steps = 0
        let matcher = RegexMatcher(regex, text) { (amount: Int) throws(PathError) in
            steps += amount
            if steps > Self.stepLimit { throw .execution("the pattern takes more than \(Self.stepLimit) steps") }
        }
        return (try? matcher.matches(isFull: true)) ?? false
    }
}
