import OpenIMISStore
import PostgresDriver
import SQLInterface
import TestSupport
import Testing

@Suite struct StoreCheckupTests {
    @Test(arguments: SQLDialect.allCases)
    func aNewStoreHasEverything(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { (database) async throws in
            try await OpenIMISSchema.migrate(database)
            let findings = try await StoreCheckup(database).findings()
            #expect(findings.allSatisfy { $0.verdict == .good }, "\(findings)")
            #expect(findings.count >= 5)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func aDatabaseOfSomethingElseIsTold(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { (database) async throws in
            let findings = try await StoreCheckup(database).findings()
            #expect(findings.last?.verdict == .bad)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func indexesGoAndComeBack(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { (database) async throws in
            try await OpenIMISSchema.migrate(database)
            var dropped: [String] = []
            try await GatewayIndexes.drop(in: database) { dropped.append($0) }
            #expect(dropped.count == GatewayIndex.all.count)
            #expect(try await GatewayIndexes.inventory(of: database).present.isEmpty)
            let doubtful = try await StoreCheckup(database).findings().filter { $0.verdict == .doubtful }
            #expect(doubtful.count == 1)
            var made: [String] = []
            try await GatewayIndexes.create(in: database) { made.append($0) }
            #expect(made.sorted() == dropped.sorted())
            #expect(try await GatewayIndexes.inventory(of: database).missing.isEmpty)
        }
    }

    @Test func missingRightsAreNamed() async throws {
        try await TestDatabases.withPostgresURI { (uri) async throws in
            let owner = try PostgresDatabase(PostgresOptions(connection: uri))
            try await OpenIMISSchema.migrate(owner)
            let role = "reader_\(UInt32.random(in: 0...UInt32.max))"
            try await owner.unitOfWork { session in
                try session.executeScript(
                    "CREATE ROLE \(role) LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(role); REVOKE SELECT ON \"tblClaim\" FROM \(role)"
                )
            }
            let reader = try PostgresDatabase(PostgresOptions(connection: uri.replacing("postgres@", with: "\(role)@")))
            let texts = try await StoreCheckup(reader).findings().filter { $0.verdict == .bad }.map(\.text)
            #expect(texts.contains { $0.contains("SELECT on tblClaim") })
            #expect(texts.contains { $0.contains("INSERT on tblInsuree") })
            await reader.close()
            try await owner.unitOfWork { try $0.executeScript("DROP OWNED BY \(role); DROP ROLE \(role)") }
            await owner.close()
        }
    }
}
