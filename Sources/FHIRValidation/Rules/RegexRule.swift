import FHIRModel

/// The value must match a regular expression (extension `regex` of a type).
struct RegexRule: ElementRule {
    let pattern: String

    /// `nil` for the base's own lexical forms, which are checked as grammars.
    init?(_ pattern: String, type: String) {
        return nil
    }

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {}
}
