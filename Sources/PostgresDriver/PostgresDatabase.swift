import CLibPQ
package import SQLInterface
import Synchronization

/// A store in PostgreSQL, reached through libpq.
///
/// Units of work and transactions run on a pool of connections, each with a thread of its own. Single reads are
/// pipelined over a few more; the server refuses writes on those.
package final class PostgresDatabase: SQLDatabase {
    package let dialect = SQLDialect.postgresql

    private let pool: PostgresPool
    private let reader: PipelineReader
    private let isClosed = Atomic(false)

    /// Prepares to reach a server; connections are opened as they are needed.
    ///
    /// - Throws: `SQLError` of kind `syntax` if libpq does not understand the connection string.
    package init(_ options: PostgresOptions) throws {
        try PostgresDatabase.check(options.connection)
        let opener = ConnectionOpener(options)
        pool = PostgresPool(opener)
        reader = PipelineReader(opener)
    }

    package func read<Q: Query>(_ query: Q) async throws -> [Q.Result] {
        try await reader.result(of: query.sql.rendered(for: .postgresql)).decode(query)
    }

    @discardableResult
    package func unitOfWork<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result {
        try await pool.run(begin: nil, body)
    }

    @discardableResult
    package func transaction<Result: Sendable>(
        _ mode: TransactionMode, _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result {
        try await pool.run(begin: PostgresDatabase.begin(mode), body)
    }

    package func close() async {
        guard !isClosed.exchange(true, ordering: .relaxed) else { return }
        await reader.close()
        await pool.close()
    }

    private static func begin(_ mode: TransactionMode) -> String {
        switch mode {
        case .readCommitted: "BEGIN ISOLATION LEVEL READ COMMITTED"
        case .repeatableRead: "BEGIN ISOLATION LEVEL REPEATABLE READ"
        case .serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        case .snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        }
    }

    /// libpq takes an empty string for "all from the environment".
    private static func check(_ connection: String) throws {
        var message: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(connection, &message)
        defer {
            PQconninfoFree(options)
            PQfreemem(message)
        }
        guard options == nil else { return }
        throw SQLError(.syntax, message: message.map { String(cString: $0) } ?? "out of memory")
    }
}
