import Foundation
package import PostgresDriver
package import SQLInterface
package import SQLiteDriver

/// Databases that exist for one test.
package enum TestDatabases {
    /// The connection URI of a superuser on a temporary PostgreSQL cluster, which `scripts/test` starts.
    package static var postgresServer: String? {
        ProcessInfo.processInfo.environment["GATEWAY_TEST_POSTGRES"]
    }

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

    /// Runs `body` on a new, empty database of the PostgreSQL cluster, and says so loudly where there is none.
    ///
    /// `configure` changes the options before the database is opened.
    package static func withPostgres(
        _ configure: (inout PostgresOptions) -> Void = { _ in }, _ body: (PostgresDatabase) async throws -> Void
    ) async throws {
        try await withPostgresURI { uri in
            var options = PostgresOptions(connection: uri)
            configure(&options)
            let database = try PostgresDatabase(options)
            do {
                try await body(database)
                await database.close()
            } catch {
                await database.close()
                throw error
            }
        }
    }

    /// Runs `body` with the URI of a new, empty database.
    package static func withPostgresURI(_ body: (String) async throws -> Void) async throws {
        guard let server = postgresServer else {
            print("skipped: GATEWAY_TEST_POSTGRES names no PostgreSQL server for this test")
            return
        }
        guard var components = URLComponents(string: server) else { throw SQLError(.syntax, message: server) }
        let name = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        var options = PostgresOptions(connection: server)
        options.poolSize = 1
        let admin = try PostgresDatabase(options)
        try await admin.unitOfWork { try $0.executeScript("CREATE DATABASE \(name)") }
        components.path = "/\(name)"
        func cleanUp() async throws {
            try await admin.unitOfWork { try $0.executeScript("DROP DATABASE \(name) WITH (FORCE)") }
            await admin.close()
        }
        do {
            try await body(components.string ?? server)
        } catch {
            try await cleanUp()
            throw error
        }
        try await cleanUp()
    }

    /// Runs `body` on a new, empty database of a dialect, which waits a minute for a free connection: a test waits for the
    /// other tests of its process too.
    package static func withDatabase(
        _ dialect: SQLDialect, _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        switch dialect {
        case .sqlite:
            var options = SQLiteOptions()
            options.connectionWait = 60
            try await withSQLite(options) { try await body($0) }
        case .postgresql:
            try await withPostgres {
                $0.connectionWait = 60
            } _: {
                try await body($0)
            }
        }
    }
}
