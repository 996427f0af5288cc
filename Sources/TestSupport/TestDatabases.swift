package import SQLInterface
package import SQLiteDriver

/// Databases that exist for one test.
package enum TestDatabases {
    /// Runs `body` on a new, empty SQLite file.
    package static func withSQLite<Result: Sendable>(
        _ options: SQLiteOptions = SQLiteOptions(), _ body: (SQLiteDatabase) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(path: folder.path("store.sqlite"), options: options)
        do {
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }

    /// Runs `body` on a new, empty database of a dialect.
    package static func withDatabase(
        _ dialect: SQLDialect, _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        switch dialect {
        case .sqlite: try await withSQLite { try await body($0) }
        case .postgresql: print("skipped: PostgreSQL is not set up for this test")
        }
    }
}
