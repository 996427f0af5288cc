import OpenIMIS
import OpenIMISDemo
import OpenIMISStore
import SQLInterface
import TestSupport
import Testing

@Suite struct DemonstrationTests {
    private static func number(_ database: any SQLDatabase, _ sql: SQL) async throws -> Int {
        try await database.first(RowQuery(sql) { (row) throws(RowError) in try row.integer(0) }) ?? -1
    }

    private static func write(_ families: Int, to database: any SQLDatabase) async throws {
        let today = try #require(SQLDate(text: "2026-06-30"))
        try await Demonstration(families: families, seed: 7, today: today).write(to: database) { _ in }
    }

    @Test(arguments: SQLDialect.allCases)
    func writesABelievableScheme(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { (database) async throws in
            try await OpenIMISSchema.migrate(database)
            try await Self.write(300, to: database)
            // What must be there, and what must not.
            let present: [SQL] = [
                "SELECT count(*) FROM \"tblInsuree\" WHERE \"ValidityTo\" IS NULL AND \"IsHead\"",
                "SELECT count(*) FROM \"tblInsuree\" WHERE \"LegacyID\" IS NOT NULL",
                "SELECT count(*) FROM \"tblClaim\" WHERE \"LegacyID\" IS NOT NULL",
                "SELECT count(*) FROM \"tblClaimItems\" WHERE \"ValidityTo\" IS NULL",
                "SELECT count(*) FROM \"tblClaimServices\" WHERE \"ClaimServiceStatus\" = 2",
                "SELECT count(*) FROM \"tblPremium\"",
                "SELECT count(*) FROM \"tblHF\" WHERE \"HFLevel\" = 'H'",
                "SELECT count(*) FROM \"tblPLItemsDetail\" WHERE \"PriceOverule\" IS NOT NULL",
            ]
            for sql in present { #expect(try await Self.number(database, sql) > 0, "\(sql)") }
            for status in [1, 2, 4, 8, 16] {
                let claims: SQL =
                    "SELECT count(*) FROM \"tblClaim\" WHERE \"ClaimStatus\" = \(status) AND \"ValidityTo\" IS NULL"
                #expect(try await Self.number(database, claims) > 0)
                let policies: SQL = "SELECT count(*) FROM \"tblPolicy\" WHERE \"PolicyStatus\" = \(status)"
                if status != 1 || dialect == .sqlite { #expect(try await Self.number(database, policies) > 0) }
            }
            let absent: [SQL] = [
                "SELECT count(*) - 300 FROM \"tblFamilies\"",
                "SELECT count(*) - 300 FROM \"tblInsuree\" WHERE \"IsHead\" AND \"ValidityTo\" IS NULL",
                "SELECT count(*) FROM (SELECT \"CHFID\" FROM \"tblInsuree\" WHERE \"ValidityTo\" IS NULL GROUP BY \"CHFID\" HAVING count(*) > 1) AS twice",
                "SELECT count(*) FROM \"tblClaim\" WHERE \"DateTo\" < \"DateFrom\" OR \"DateClaimed\" < \"DateFrom\"",
                "SELECT count(*) FROM \"tblClaim\" c WHERE NOT EXISTS (SELECT 1 FROM \"tblClaimServices\" s WHERE s.\"ClaimID\" = c.\"ClaimID\") AND \"Claimed\" <> '0.00'  AND NOT EXISTS (SELECT 1 FROM \"tblClaimItems\" s WHERE s.\"ClaimID\" = c.\"ClaimID\")",
            ]
            for sql in absent { #expect(try await Self.number(database, sql) == 0, "\(sql)") }
            let account = try await SQLAccountStore(database: database, table: .versioned).record(
                login: Demonstration.login)
            #expect(account?.password?.matches(Demonstration.password) == true)
        }
    }

    @Test func theSameSeedGivesTheSameRows() async throws {
        var seen: [String] = []
        for _ in 0..<2 {
            try await TestDatabases.withSQLite { (database) async throws in
                try await OpenIMISSchema.migrate(database)
                try await Self.write(20, to: database)
                let texts = try await database.read(
                    "SELECT \"InsureeUUID\" || \"CHFID\" || \"LastName\" || \"DOB\" || \"ValidityFrom\" FROM \"tblInsuree\" ORDER BY 1"
                ) { (row) throws(RowError) in try row.string(0) }
                let claims = try await database.read(
                    "SELECT \"ClaimUUID\" || \"Claimed\" || \"DateFrom\" FROM \"tblClaim\" ORDER BY 1"
                ) { (row) throws(RowError) in try row.string(0) }
                seen.append((texts + claims).joined(separator: "\n"))
            }
        }
        #expect(seen.count == 2 && seen[0] == seen[1])
        #expect(seen[0].contains("2026") || seen[0].contains("2025"))
    }

    @Test(arguments: SQLDialect.allCases)
    func keysGoOnAfterThoseOfTheScheme(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDatabase(dialect) { (database) async throws in
            try await OpenIMISSchema.migrate(database)
            try await Self.write(5, to: database)
            let last = try await Self.number(database, "SELECT max(\"PayerID\") FROM \"tblPayer\"")
            try await database.transaction { session in
                try session.execute(
                    """
                    INSERT INTO "tblPayer" ("PayerUUID", "PayerType", "PayerName", "AuditUserID", "ValidityFrom")
                    VALUES (\("x"), \("O"), \("New"), \(1), \(Instant.now()))
                    """)
            }
            #expect(try await Self.number(database, "SELECT max(\"PayerID\") FROM \"tblPayer\"") == last + 1)
        }
    }

    @Test func aStoreThatHoldsSomethingIsLeftAlone() async throws {
        try await TestDatabases.withSQLite { (database) async throws in
            try await OpenIMISSchema.migrate(database)
            try await Self.write(1, to: database)
            await #expect(throws: DemonstrationError.self) { try await Self.write(1, to: database) }
        }
    }
}
