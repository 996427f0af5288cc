package import OpenIMIS
package import SQLInterface

/// The codes of items, services and diagnoses.
package struct SQLCodeListStore: CodeListStore {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func codes(_ list: CodeList) async throws -> [CodeTables.Entry] {
        try await translatingFailures { try await read(CodeListEntries(list: list)) }
    }

    private func read(_ query: CodeListEntries) async throws -> [CodeTables.Entry] { try await database.read(query) }
}

/// The current rows of a list of codes; a code that several rows have is there once.
struct CodeListEntries: Query {
    let list: CodeList

    var sql: SQL {
        switch list {
        case .items: Self.sql(Table.items, code: "ItemCode", name: "ItemName")
        case .services: Self.sql(Table.services, code: "ServCode", name: "ServName")
        case .diagnoses: Self.sql(Table.diagnoses, code: "ICDCode", name: "ICDName")
        }
    }

    private static func sql(_ table: Table, code: String, name: String) -> SQL {
        """
        SELECT \(identifier: code), min(\(identifier: name)) FROM \(identifier: table.name)
        WHERE "ValidityTo" IS NULL GROUP BY \(identifier: code) ORDER BY \(identifier: code)
        """
    }

    func decode(_ row: any Row) throws(RowError) -> CodeTables.Entry {
        try CodeTables.Entry(code: row.string(0), label: row.string(1))
    }
}
