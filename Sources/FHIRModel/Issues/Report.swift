/// Findings gathered in the order they were made, so that a caller sees every fault at once.
public struct Report: Sendable, Hashable {
    public private(set) var issues: [Issue] = []

    /// A report that begins with these findings.
    public init(_ issues: [Issue] = []) { self.issues = issues }

    /// Whether nothing was found.
    public var isEmpty: Bool { issues.isEmpty }

    /// Whether anything was found that makes the input unusable.
    public var hasErrors: Bool { issues.contains(where: \.isError) }

    /// Adds a finding.
    public mutating func add(_ issue: Issue) { issues.append(issue) }

    /// Adds a finding at a FHIRPath expression; an empty one means the whole input.
    public mutating func add(_ kind: IssueKind, at expression: String, _ diagnostics: String) {
        issues.append(Issue(kind, at: expression, diagnostics))
    }

    /// Adds a finding at a value, with its path, line and column.
    public mutating func add(_ kind: IssueKind, at node: Node, _ diagnostics: String) {
        let position = node.position
        issues.append(
            Issue(kind, at: node.path, diagnostics, line: position.line, column: position.column))
    }

    /// Adds another report's findings behind these.
    public mutating func add(_ other: Report) { issues.append(contentsOf: other.issues) }

    /// Drops the findings that do not satisfy a condition.
    public mutating func keep(where isKept: (Issue) -> Bool) { issues.removeAll { !isKept($0) } }
}
