/// Invariants of R4 whose expression does not say what their text demands.
///
/// `matches` finds a pattern anywhere in a text (FHIRPath N1, 5.6.9), so a pattern for a whole name must be anchored.
enum InvariantErrata {
    /// Expressions that are empty, and so not true, where an element they are about is missing; R5 corrected them.
    private static let corrections = [
        "fullUrl.contains('/_history/').not()": "fullUrl.exists() implies fullUrl.contains('/_history/').not()"
    ]

    static func corrected(_ expression: String) -> String {
        if let correction = corrections[expression] { return correction }
        guard expression.hasPrefix("path.matches('["), expression.hasSuffix("')") else { return expression }
        return "path.matches('^(" + expression.dropFirst(14).dropLast(2) + ")$')"
    }
}
