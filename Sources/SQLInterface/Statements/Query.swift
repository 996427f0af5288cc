/// A statement that gives rows, and what a row means: one type for each fixed statement.
package protocol Query: Sendable {
    associatedtype Result: Sendable

    var sql: SQL { get }

    /// The value a row stands for. Columns are read by their position in `sql`.
    func decode(_ row: any Row) throws(RowError) -> Result
}

/// A query made where it is used, for statements that are built rather than fixed.
package struct RowQuery<Result: Sendable>: Query {
    package let sql: SQL
    private let body: @Sendable (any Row) throws(RowError) -> Result

    package init(_ sql: SQL, decode: @escaping @Sendable (any Row) throws(RowError) -> Result) {
        self.sql = sql
        body = decode
    }

    package func decode(_ row: any Row) throws(RowError) -> Result {
        try body(row)
    }
}
