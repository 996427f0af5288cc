/// One finding about a resource or a request.
public struct Issue: Sendable, Hashable {
    /// The rule that was broken.
    public var kind: IssueKind
    /// How this finding is graded: the kind's severity unless a context grades it otherwise.
    public var severity: IssueSeverity
    /// The sort of the finding.
    public var code: IssueCode
    /// What is wrong and what was expected, for people (`OperationOutcome.issue.diagnostics`).
    public var diagnostics: String
    /// Short wording a client may show (`OperationOutcome.issue.details.text`).
    public var details: String?
    /// Where, as FHIRPath, like `Patient.name[0].given`; empty when the whole input is meant.
    public var expression: String
    /// Line in the text that was read, from 1.
    public var line: Int?
    /// Column in the text that was read, in characters from 1.
    public var column: Int?

    /// A finding of a kind, graded as the kind is unless a severity is given.
    public init(
        _ kind: IssueKind, severity: IssueSeverity? = nil, at expression: String = "", _ diagnostics: String,
        details: String? = nil, line: Int? = nil, column: Int? = nil
    ) {
        self.kind = kind
        self.severity = severity ?? kind.severity
        self.code = kind.code
        self.diagnostics = diagnostics
        self.details = details
        self.expression = expression
        self.line = line
        self.column = column
    }

    /// A finding of a grade and sort of its own; without a kind, the sort's code is its stable id.
    public init(
        severity: IssueSeverity, code: IssueCode, kind: IssueKind? = nil, diagnostics: String,
        expression: String = "", line: Int? = nil, column: Int? = nil, details: String? = nil
    ) {
        self.init(
            kind ?? IssueKind(code.rawValue, severity, code), severity: severity, at: expression, diagnostics,
            details: details, line: line, column: column)
        self.code = code
    }

    /// The finding that a text cannot be read.
    public init(_ error: ParseError) {
        let kind: IssueKind = error.kind == .limit ? .limitExceeded : .unreadable
        self.init(kind, at: error.path, error.message, line: error.line, column: error.column)
    }

    /// Whether this makes the input unusable: an error or worse.
    public var isError: Bool { severity >= .error }
}

extension Issue: CustomStringConvertible {
    public var description: String {
        "\(severity.rawValue) [\(kind.id)]\(expression.isEmpty ? "" : " " + expression): \(diagnostics)"
    }
}
