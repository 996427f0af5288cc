import Foundation
package import PostgresDriver
import SQLInterface

extension TestDatabases {
    /// Runs `body` on a fresh copy of openIMIS's demo database, and says so loudly where it cannot.
    ///
    /// The dump is restored once for a process; each test gets a copy of that.
    package static func withDemoDatabase(_ body: (PostgresDatabase) async throws -> Void) async throws {
        try await withDemoDatabaseURI { uri in
            let database = try PostgresDatabase(PostgresOptions(connection: uri))
            do {
                try await body(database)
            } catch {
                await database.close()
                throw error
            }
            await database.close()
        }
    }

    /// Runs `body` with the URI of a fresh copy of openIMIS's demo database.
    package static func withDemoDatabaseURI(_ body: (String) async throws -> Void) async throws {
        guard let server = postgresServer else {
            print("skipped: GATEWAY_TEST_POSTGRES names no PostgreSQL server for this test")
            return
        }
        guard let dump = SharedFolder.file("openimis-db/openimis-demo.sql.gz") else { return }
        let template = try await DemoTemplate.shared.name(server: server, dump: dump)
        let name = "demo_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
        try PSQL.run(server, "CREATE DATABASE \(name) TEMPLATE \(template)")
        do {
            try await body(PSQL.uri(server, database: name))
        } catch {
            try PSQL.run(server, "DROP DATABASE \(name) WITH (FORCE)")
            throw error
        }
        try PSQL.run(server, "DROP DATABASE \(name) WITH (FORCE)")
    }
}

/// The restored dump of this process.
private actor DemoTemplate {
    static let shared = DemoTemplate()
    private var restored: Result<String, any Error>?

    func name(server: String, dump: URL) throws -> String {
        if let restored { return try restored.get() }
        let result = Result { try Self.restore(server: server, dump: dump) }
        restored = result
        return try result.get()
    }

    private static func restore(server: String, dump: URL) throws -> String {
        let name = "demo_template_\(ProcessInfo.processInfo.processIdentifier)"
        try PSQL.run(server, "DROP DATABASE IF EXISTS \(name)")
        try PSQL.run(server, "CREATE DATABASE \(name)")
        try PSQL.restore(dump, into: PSQL.uri(server, database: name))
        return name
    }
}

/// The command line client of PostgreSQL.
private enum PSQL {
    struct Failure: Error {
        let status: Int32
    }

    static func uri(_ server: String, database: String) throws -> String {
        guard var components = URLComponents(string: server) else { throw SQLError(.syntax, message: server) }
        components.path = "/\(database)"
        return components.string ?? server
    }

    static func run(_ uri: String, _ statement: String) throws {
        try shell("psql -q -v ON_ERROR_STOP=1 -d \"$0\" -c \"$1\" >/dev/null 2>&1", uri, statement)
    }

    static func restore(_ dump: URL, into uri: String) throws {
        try shell("gunzip -c \"$1\" | psql -q -v ON_ERROR_STOP=1 -d \"$0\" >/dev/null", uri, dump.path)
    }

    private static func shell(_ script: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script] + arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    }
}
