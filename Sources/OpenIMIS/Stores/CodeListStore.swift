/// Lists of codes that are too long for ``ReferenceData``.
package protocol CodeListStore: Sendable {
    /// The current codes in their order.
    func codes(_ list: CodeList) async throws -> [CodeTables.Entry]
}

/// A table whose rows are codes with names.
package enum CodeList: Sendable, Hashable, CaseIterable {
    case items
    case services
    case diagnoses
}
