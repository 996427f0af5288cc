import SQLInterface
import TestSupport
import Testing

@testable import OpenIMISStore

/// The tables that the gateway makes are openIMIS's own, column for column.
@Suite struct DemoSchemaTests {
    private static func columns(of database: any SQLDatabase) async throws -> [String: Set<String>] {
        let query: SQL = """
            SELECT table_name, concat_ws(' ', column_name, data_type, character_maximum_length, numeric_precision,
                numeric_scale, is_nullable)
            FROM information_schema.columns WHERE table_schema = 'public'
            """
        let rows = try await database.read(
            RowQuery(query) { row throws(RowError) in (try row.string(0), try row.string(1)) })
        return Dictionary(rows.map { ($0.0, [$0.1]) }, uniquingKeysWith: { $0.union($1) })
    }

    @Test func hasTheColumnsOfOpenIMIS() async throws {
        try await TestDatabases.withDemoDatabase { demo in
            let expected = try await Self.columns(of: demo)
            try await TestDatabases.withDatabase(.postgresql) { own in
                try await OpenIMISSchema.migrate(own)
                let made = try await Self.columns(of: own)
                #expect(made.count > 60)
                for (table, columns) in made {
                    #expect(columns == expected[table], "\(table)")
                }
            }
        }
    }
}
