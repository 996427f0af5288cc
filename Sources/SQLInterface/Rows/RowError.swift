/// A column that could not be read as asked: a statement and its decoding disagree, or the store holds another type.
package struct RowError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        case null
        case noSuchColumn
        /// The column's value is not one of the type that was asked for.
        case mismatch
    }

    package let column: String
    package let type: String
    package let reason: Reason

    package init(column: String, type: String, reason: Reason) {
        self.column = column
        self.type = type
        self.reason = reason
    }

    /// Names column and type, never the value.
    package var description: String {
        switch reason {
        case .null: "column \(column) is null where a \(type) is needed"
        case .noSuchColumn: "the row has no column \(column)"
        case .mismatch: "column \(column) is not a \(type)"
        }
    }
}
