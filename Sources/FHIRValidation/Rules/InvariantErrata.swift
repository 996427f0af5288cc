/// Invariants of R4 whose expression does not say what their text demands.
///
/// `matches` finds a pattern anywhere in a text (FHIRPath N1, 5.6.9), so a pattern for a whole name must be anchored.
enum InvariantErrata {
    static func corrected(_ expression: String) -> String {
        guard expression.hasPrefix("path.matches('["), expression.hasSuffix("')") else { return expression }
        return "path.matches('^(" + expression.dropFirst(14).dropLast(2) + ")$')"
    }
}
