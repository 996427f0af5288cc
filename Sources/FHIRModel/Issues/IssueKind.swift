/// One rule that can be broken: a stable id for programs, and how its findings are graded.
///
/// A module declares its own as static members in an extension. The wording of a finding is free; the id never changes.
public struct IssueKind: Sendable, Hashable {
    /// Stable and unique, lower case with hyphens, like `value-too-long`.
    public let id: String
    /// How its findings are graded unless a context does it otherwise.
    public let severity: IssueSeverity
    /// FHIR's code for findings of the sort.
    public let code: IssueCode

    public init(_ id: String, _ severity: IssueSeverity, _ code: IssueCode) {
        self.id = id
        self.severity = severity
        self.code = code
    }
}

extension IssueKind {
    /// An element that must be there is not.
    public static let missing = IssueKind("missing-element", .error, .required)
    /// An element has a value that it cannot take.
    public static let invalidValue = IssueKind("invalid-value", .error, .value)
    /// The text is no JSON or XML, or breaks FHIR's form of it.
    public static let unreadable = IssueKind("unreadable", .fatal, .structure)
    /// A limit on size, depth or number is passed.
    public static let limitExceeded = IssueKind("limit-exceeded", .fatal, .tooCostly)
    /// Something that is valid and not offered here.
    public static let notSupported = IssueKind("not-supported", .error, .notSupported)
}
