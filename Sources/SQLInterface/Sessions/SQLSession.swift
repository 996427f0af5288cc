/// Statements on one connection during one unit of work.
///
/// It is lent to a closure and must not leave it.
package protocol SQLSession {
    var dialect: SQLDialect { get }

    /// All rows of a query.
    func rows<Q: Query>(_ query: Q) throws -> [Q.Result]

    /// Runs a statement.
    /// - Returns: how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Runs several statements separated by semicolons, without values: for schema scripts.
    func executeScript(_ script: String) throws

    /// Inserts many rows as fast as the store can (`COPY` in PostgreSQL).
    ///
    /// Each row has one value for each column, in order. The first row that is refused ends it with an error, and the
    /// transaction around it is to be rolled back.
    func insert(into table: String, columns: [String], rows: some Sequence<[SQLValue]>) throws
}

extension SQLSession {
    /// The first row of a query, if there is one.
    package func first<Q: Query>(_ query: Q) throws -> Q.Result? {
        try rows(query).first
    }

    /// The rows of a statement that is built where it is used.
    package func rows<Result: Sendable>(
        _ sql: SQL, decode: @escaping @Sendable (any Row) throws(RowError) -> Result
    ) throws -> [Result] {
        try rows(RowQuery(sql, decode: decode))
    }
}
