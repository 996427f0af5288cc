/// How much a finding matters (FHIR R4, code system `issue-severity`).
public enum IssueSeverity: String, Sendable, Hashable, CaseIterable, Comparable {
    case information
    case warning
    case error
    case fatal

    /// Less severe comes first.
    public static func < (left: IssueSeverity, right: IssueSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .information: 0
        case .warning: 1
        case .error: 2
        case .fatal: 3
        }
    }
}
