import Dispatch
import GRDB
package import SQLInterface
import Synchronization

/// A store in one SQLite file: write-ahead log, one writing connection, several reading ones.
///
/// The file is opened durable (`synchronous=FULL`): a write that was answered survives a power failure.
package final class SQLiteDatabase: SQLDatabase {
    package let dialect = SQLDialect.sqlite

    private let pool: Mutex<DatabasePool?>
    private let connections: SQLiteConnections
    private let readers: WaitingLine
    private let writer: WaitingLine

    /// Opens the file at `path`, which is made if it is not there.
    ///
    /// - Throws: `SQLError` of kind `unavailable` if it cannot be opened or is not an SQLite file.
    package init(path: String, options: SQLiteOptions = SQLiteOptions()) throws {
        let connections = SQLiteConnections(
            statementTimeout: options.statementTimeout, statementLimit: options.preparedStatements)
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.busyTimeout)
        configuration.maximumReaderCount = options.readerCount
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { database in
            try database.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY")
            try connections.add(database)
        }
        do {
            pool = Mutex(try DatabasePool(path: path, configuration: configuration))
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
        self.connections = connections
        let patience = DispatchTimeInterval.microseconds(Int(options.connectionWait * 1_000_000))
        readers = WaitingLine(
            capacity: options.readerCount, patience: patience, lengthLimit: options.waitingLimit)
        writer = WaitingLine(capacity: 1, patience: patience, lengthLimit: options.waitingLimit)
    }

    package func read<Q: Query>(_ query: Q) async throws -> [Q.Result] {
        try await unitOfWork { session in try session.rows(query) }
    }

    @discardableResult
    package func unitOfWork<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result {
        try await onReader { session in try body(session) }
    }

    @discardableResult
    package func transaction<Result: Sendable>(
        _ mode: TransactionMode, _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result {
        switch mode {
        case .snapshot:
            try await onReader { session in try session.transaction("BEGIN DEFERRED", body) }
        case .readCommitted, .repeatableRead, .serializable:
            try await onWriter { session in try session.transaction("BEGIN IMMEDIATE", body) }
        }
    }

    package func close() async {
        readers.close()
        writer.close()
        // What still runs holds the pool; its connections close when the last of it has ended.
        let pool = self.pool.withLock { pool in
            defer { pool = nil }
            return pool
        }
        if let pool { try? await pool.barrierWriteWithoutTransaction { _ in } }
        connections.removeAll()
    }

    private func onReader<Result: Sendable>(
        _ body: @escaping @Sendable (SQLiteSession) throws -> Result
    ) async throws -> Result {
        try await readers.enter()
        defer { readers.leave() }
        let pool = try openPool()
        return try await SQLError.mapping {
            try await pool.unsafeRead { [connections] database in
                try body(SQLiteSession(connection: connections.connection(of: database)))
            }
        }
    }

    private func onWriter<Result: Sendable>(
        _ body: @escaping @Sendable (SQLiteSession) throws -> Result
    ) async throws -> Result {
        try await writer.enter()
        defer { writer.leave() }
        let pool = try openPool()
        return try await SQLError.mapping {
            try await pool.writeWithoutTransaction { [connections] database in
                try body(SQLiteSession(connection: connections.connection(of: database)))
            }
        }
    }

    private func openPool() throws -> DatabasePool {
        guard let pool = pool.withLock({ $0 }) else { throw SQLError(.unavailable) }
        return pool
    }
}
