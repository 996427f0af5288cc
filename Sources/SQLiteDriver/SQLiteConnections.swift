import GRDB
import SQLInterface
import Synchronization

/// What the driver keeps for each open connection, found by the connection's handle.
final class SQLiteConnections: Sendable {
    private let byHandle = Mutex<[UInt: SQLiteConnection]>([:])
    private let statementTimeout: Double
    private let statementLimit: Int

    init(statementTimeout: Double, statementLimit: Int) {
        self.statementTimeout = statementTimeout
        self.statementLimit = statementLimit
    }

    func add(_ database: Database) throws {
        guard let handle = database.sqliteConnection else { throw SQLError(.unavailable) }
        let connection = SQLiteConnection(
            handle: handle, statementTimeout: statementTimeout, statementLimit: statementLimit)
        let key = UInt(bitPattern: handle)
        byHandle.withLock { $0[key] = connection }
    }

    func connection(of database: Database) throws -> SQLiteConnection {
        let key = UInt(bitPattern: database.sqliteConnection)
        guard let connection = byHandle.withLock({ $0[key] }) else {
            throw SQLError(.unavailable)
        }
        return connection
    }

    func removeAll() {
        byHandle.withLock { $0 = [:] }
    }
}
