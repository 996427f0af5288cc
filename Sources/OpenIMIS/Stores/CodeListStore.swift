/// Lists of codes that are too long for ``ReferenceData``.
package protocol CodeListStore: Sendable {
    /// The current codes in their order; with `includingClosed` those of closed rows too, in the rows' order.
    func codes(_ list: CodeList, includingClosed: Bool) async throws -> [CodeTables.Entry]
}

extension CodeListStore {
    package func codes(_ list: CodeList) async throws -> [CodeTables.Entry] {
        try await codes(list, includingClosed: false)
    }
}

/// A table whose rows are codes with names.
package enum CodeList: Sendable, Hashable, CaseIterable {
    case items
    case services
    case diagnoses
}
