package import OpenIMIS
package import SQLInterface

/// The codes of items, services and diagnoses.
package struct SQLCodeListStore: CodeListStore {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func codes(_ list: CodeList, includingClosed: Bool) async throws -> [CodeTables.Entry] {
        try await translatingFailures { try await read(CodeListEntries(list: list, includesClosed: includingClosed)) }
    }

    private func read(_ query: CodeListEntries) async throws -> [CodeTables.Entry] { try await database.read(query) }
}

/// The rows of a list of codes: the current ones, a code that several have once; or all of them as they are.
struct CodeListEntries: Query {
    let list: CodeList
    let includesClosed: Bool

    var sql: SQL {
        switch list {
        case .items: sql(Table.items, code: "ItemCode", name: "ItemName")
        case .services: sql(Table.services, code: "ServCode", name: "ServName")
        case .diagnoses: sql(Table.diagnoses, code: "ICDCode", name: "ICDName")
        }
    }

    private func sql(_ table: Table, code: String, name: String) -> SQL {
        if includesClosed {
            return """
                SELECT \(identifier: code), \(identifier: name) FROM \(identifier: table.name)
                ORDER BY \(identifier: table.key)
                """
        }
        return """
            SELECT \(identifier: code), min(\(identifier: name)) FROM \(identifier: table.name)
            WHERE "ValidityTo" IS NULL GROUP BY \(identifier: code) ORDER BY \(identifier: code)
            """
    }

    func decode(_ row: any Row) throws(RowError) -> CodeTables.Entry {
        try CodeTables.Entry(code: row.string(0), label: row.string(1))
    }
}
