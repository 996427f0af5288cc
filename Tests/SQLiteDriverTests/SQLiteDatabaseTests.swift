import Dispatch
import Foundation
import SQLInterface
import SQLiteDriver
import TestSupport
import Testing

@Suite struct SQLiteDatabaseTests {
    /// Runs for minutes unless it is stopped.
    private static let endless: SQL = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000) SELECT max(i) FROM n
        """

    private func run(_ database: SQLiteDatabase) async throws -> [Int] {
        try await database.read(Self.endless) { (row) throws(RowError) in try row.integer(0) }
    }

    @Test func stopsAStatementAtItsDeadline() async throws {
        var options = SQLiteOptions()
        options.statementTimeout = 0.05
        try await TestDatabases.withSQLite(options) { database in
            let error = await #expect(throws: SQLError.self) { try await run(database) }
            #expect(error?.kind == .timeout)
            let next = try await database.read("SELECT 1") { (row) throws(RowError) in try row.integer(0) }
            #expect(next == [1])
        }
    }

    @Test func cancellingTheTaskStopsItsStatement() async throws {
        try await TestDatabases.withSQLite { database in
            let task = Task { try await run(database) }
            task.cancel()
            let error = await #expect(throws: SQLError.self) { try await task.value }
            #expect(error?.kind == .cancelled)
        }
    }

    @Test func waitingForAReaderIsBounded() async throws {
        var options = SQLiteOptions()
        options.readerCount = 1
        options.connectionWait = 0.05
        try await TestDatabases.withSQLite(options) { database in
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let slow = Task {
                try await database.unitOfWork { session in
                    start.finish()
                    return try session.rows(Self.endless) { (row) throws(RowError) in try row.integer(0) }
                }
            }
            for await _ in started {}
            let error = await #expect(throws: SQLError.self) {
                try await database.read("SELECT 1") { (row) throws(RowError) in try row.integer(0) }
            }
            #expect(error?.kind == .poolExhausted)
            slow.cancel()
            _ = try? await slow.value
        }
    }

    @Test func keepsABoundedNumberOfStatements() async throws {
        var options = SQLiteOptions()
        options.preparedStatements = 4
        try await TestDatabases.withSQLite(options) { database in
            for round in 0..<3 {
                for number in 0..<10 {
                    let found = try await database.read("SELECT \(raw: "\(number)") + \(round)") {
                        (row) throws(RowError) in try row.integer(0)
                    }
                    #expect(found == [number + round])
                }
            }
        }
    }

    @Test func refusesAFileThatIsNoDatabase() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("notes.txt")
        try String(repeating: "not a database ", count: 100).write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: SQLError.self) { try SQLiteDatabase(path: path) }
        #expect(throws: SQLError.self) { try SQLiteDatabase(path: folder.path("missing/store.sqlite")) }
    }

    @Test func readsGoOnWhileAWriterHoldsItsTransaction() async throws {
        try await TestDatabases.withSQLite { database in
            try await database.transaction { try $0.executeScript("CREATE TABLE t (i integer)") }
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let release = DispatchSemaphore(value: 0)
            async let write: Void = database.transaction { session in
                try session.execute("INSERT INTO t VALUES (1)")
                start.finish()
                release.wait()
            }
            for await _ in started {}
            let count = RowQuery("SELECT count(*) FROM t") { (row) throws(RowError) in try row.integer(0) }
            let during = try? await database.read(count)
            release.signal()
            #expect(during == [0])
            try await write
            #expect(try await database.read(count) == [1])
        }
    }
}
