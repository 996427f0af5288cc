import FHIRModel
import FHIRPath

/// The value must match a regular expression (extension `regex`).
struct RegexRule: ElementRule {
    private let pattern: TextPattern
    private let text: String

    /// `nil` when the pattern cannot be read.
    init?(_ text: String) {
        guard let pattern = TextPattern(text) else { return nil }
        self.pattern = pattern
        self.text = text
    }

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard !occurrence.isCompanionOnly, let value = occurrence.node.primitiveText else { return }
        guard !pattern.matchesAll(of: value) else { return }
        run.report(.regexMismatch, at: occurrence.node, profile: source, "the value does not match '\(text)'")
    }
}
