/// A store that statements run on.
///
/// It is safe to use from any number of tasks. Every call waits a bounded time for a connection and for each statement, then throws an `SQLError` of kind
/// `poolExhausted`, `unavailable` or `timeout`; cancelling the task cancels its statement.
package protocol SQLDatabase: Sendable {
    var dialect: SQLDialect { get }

    /// One reading statement on its own: the cheapest way to read.
    func read<Q: Query>(_ query: Q) async throws -> [Q.Result]

    /// Several reading statements on one connection in one hop, without a transaction around them.
    @discardableResult
    func unitOfWork<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result

    /// A transaction: committed when `body` returns, rolled back when it throws. Deferred constraints are checked at
    /// the commit, whose error is thrown too.
    @discardableResult
    func transaction<Result: Sendable>(
        _ mode: TransactionMode, _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result

    /// Closes the connections once what runs has ended; later calls throw `unavailable`.
    func close() async
}

extension SQLDatabase {
    /// A transaction with the store's usual isolation (read committed).
    @discardableResult
    package func transaction<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result {
        try await transaction(.readCommitted, body)
    }

    /// The first row of a query, if there is one.
    package func first<Q: Query>(_ query: Q) async throws -> Q.Result? {
        try await read(query).first
    }

    /// The rows of a statement that is built where it is used.
    package func read<Result: Sendable>(
        _ sql: SQL, decode: @escaping @Sendable (any Row) throws(RowError) -> Result
    ) async throws -> [Result] {
        try await read(RowQuery(sql, decode: decode))
    }
}
