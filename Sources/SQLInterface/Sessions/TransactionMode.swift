/// How a transaction sees others.
///
/// SQLite has one writer at a time, so its writing modes are all serializable.
package enum TransactionMode: Sendable, Hashable, CaseIterable {
    case readCommitted
    case repeatableRead
    case serializable
    /// Reads only, and all of them see the store as it was at the first one.
    case snapshot
}
