import Foundation
import OpenIMISStore
import PostgresDriver
package import SQLInterface
import SQLiteDriver

extension TestDatabases {
    /// Runs `body` on openIMIS's demo database in a dialect: the restored dump, or its rows copied into an embedded store.
    package static func withDemoDatabase(
        in dialect: SQLDialect, _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        switch dialect {
        case .postgresql:
            try await withDemoDatabase { try await body($0) }
        case .sqlite:
            guard let template = try await EmbeddedDemoTemplate.shared.file() else { return }
            let folder = try TemporaryFolder()
            let path = folder.path("store.sqlite")
            try FileManager.default.copyItem(atPath: template, toPath: path)
            let database = try SQLiteDatabase(path: path)
            do {
                try await body(database)
            } catch {
                await database.close()
                throw error
            }
            await database.close()
        }
    }
}

/// The embedded store with the demo database's rows, made once for a process.
private actor EmbeddedDemoTemplate {
    static let shared = EmbeddedDemoTemplate()
    private var making: Task<String?, any Error>?
    private var folder: TemporaryFolder?

    /// `nil` where the demo database cannot be restored.
    func file() async throws -> String? {
        if let making { return try await making.value }
        let folder = try TemporaryFolder()
        self.folder = folder
        let path = folder.path("template.sqlite")
        let task = Task { () -> String? in
            var isMade = false
            try await TestDatabases.withDemoDatabase { demo in
                let embedded = try SQLiteDatabase(path: path)
                try await OpenIMISSchema.migrate(embedded)
                try await DatabaseCopy(from: demo, to: embedded).run()
                await embedded.close()
                isMade = true
            }
            return isMade ? path : nil
        }
        making = task
        return try await task.value
    }
}

/// Copies the rows of all tables that two openIMIS databases share.
private struct DatabaseCopy {
    struct Column: Sendable {
        let name: String
        let type: String
    }

    let from: PostgresDatabase
    let to: SQLiteDatabase

    func run() async throws {
        let tables = try await to.read(
            "SELECT \"name\" FROM \"sqlite_master\" WHERE \"type\" = 'table' AND \"name\" NOT LIKE '%migration' AND \"name\" NOT LIKE 'sqlite%'"
        ) { row throws(RowError) in try row.string(0) }
        var contents: [(table: String, columns: [String], rows: [[SQLValue]])] = []
        for table in tables {
            let columns = try await columns(of: table)
            guard !columns.isEmpty else { continue }
            let list = columns.map { SQL.identifier($0.name) }.joined(separator: ", ")
            let rows = try await from.read("SELECT \(list) FROM \(identifier: table)") { row throws(RowError) in
                var values: [SQLValue] = []
                for (index, column) in columns.enumerated() { values.append(try Self.value(row, index, column.type)) }
                return values
            }
            contents.append((table, columns.map(\.name), rows))
        }
        let copied = contents
        try await to.transaction { session in
            for content in copied { try session.execute("DELETE FROM \(identifier: content.table)") }
            for content in copied where !content.rows.isEmpty {
                try session.insert(into: content.table, columns: content.columns, rows: content.rows)
            }
        }
    }

    /// The columns that both databases have.
    private func columns(of table: String) async throws -> [Column] {
        let embedded = try await to.read("SELECT \"name\" FROM pragma_table_info(\(table))") { row throws(RowError) in
            try row.string(0)
        }
        let all = try await from.read(
            """
            SELECT "column_name", "data_type" FROM "information_schema"."columns"
            WHERE "table_name" = \(table) AND "table_schema" = 'public'
            """
        ) { row throws(RowError) in Column(name: try row.string(0), type: try row.string(1)) }
        return all.filter { embedded.contains($0.name) }
    }

    private static func value(_ row: any Row, _ index: Int, _ type: String) throws(RowError) -> SQLValue {
        if row.isNull(index) { return .null }
        return switch type {
        case "boolean": .boolean(try row.boolean(index))
        case "smallint", "integer", "bigint": .integer(Int64(try row.integer(index)))
        case "numeric": .decimal(try row.decimal(index))
        case "double precision": .double(try row.double(index))
        case "date": .date(try row.date(index))
        case "timestamp with time zone": .timestamp(try row.timestamp(index))
        case "uuid": .uuid(try row.string(index))
        case "jsonb": .json(try row.string(index))
        case "bytea": .blob(try row.blob(index))
        default: .text(try row.string(index))
        }
    }
}
