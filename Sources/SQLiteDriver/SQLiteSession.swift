import GRDBSQLite
import SQLInterface

/// Statements on one connection, during one closure.
struct SQLiteSession: SQLSession {
    let connection: SQLiteConnection

    var dialect: SQLDialect { .sqlite }

    func rows<Q: Query>(_ query: Q) throws -> [Q.Result] {
        try connection.withStatement(query.sql.rendered(for: .sqlite)) { statement in
            var results: [Q.Result] = []
            let row = SQLiteRow(statement: statement)
            while try connection.step(statement) { results.append(try query.decode(row)) }
            return results
        }
    }

    func execute(_ sql: SQL) throws -> Int {
        try execute(sql.rendered(for: .sqlite))
    }

    func executeScript(_ script: String) throws {
        try connection.executeScript(script)
    }

    func insert(into table: String, columns: [String], rows: some Sequence<[SQLValue]>) throws {
        let names = columns.map(SQL.identifier).joined(separator: ", ")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let prefix: SQL = "INSERT INTO \(identifier: table) (\(names)) VALUES (\(raw: places))"
        let text = prefix.rendered(for: .sqlite).text
        for row in rows {
            try connection.withStatement(RenderedSQL(text: text, values: row)) { statement in
                while try connection.step(statement) {}
            }
        }
    }

    /// Runs `body` between `begin` and a commit; whatever is thrown, the commit's own error included, rolls back.
    func transaction<Result>(_ begin: String, _ body: (any SQLSession) throws -> Result) throws -> Result {
        try execute(RenderedSQL(text: begin))
        do {
            let result = try body(self)
            try execute(RenderedSQL(text: "COMMIT"))
            return result
        } catch {
            // SQLite itself has rolled back after some errors, such as a full disk.
            if connection.isInTransaction { try connection.executeScript("ROLLBACK") }
            throw error
        }
    }

    @discardableResult
    private func execute(_ sql: RenderedSQL) throws -> Int {
        try connection.withStatement(sql) { statement in
            let before = sqlite3_total_changes64(connection.handle)
            while try connection.step(statement) {}
            guard sqlite3_stmt_readonly(statement) == 0, before != sqlite3_total_changes64(connection.handle) else {
                return 0
            }
            return Int(sqlite3_changes64(connection.handle))
        }
    }
}
