import CLibPQ
import SQLInterface

/// Statements on one connection, during one unit of work.
struct PostgresSession: SQLSession {
    let link: PostgresLink
    let options: PostgresOptions
    let cancellation: UnitCancellation

    var dialect: SQLDialect { .postgresql }

    func rows<Q: Query>(_ query: Q) throws -> [Q.Result] {
        try run(query.sql.rendered(for: .postgresql)).decode(query)
    }

    func execute(_ sql: SQL) throws -> Int {
        try run(sql.rendered(for: .postgresql)).changedRows
    }

    func executeScript(_ script: String) throws {
        try checkCancellation()
        do {
            try link.execute(script, by: deadline)
        } catch let error as SQLError {
            throw refined(error)
        }
    }

    /// Ends a transaction even when its task was cancelled.
    func rollBack() throws {
        try link.execute("ROLLBACK", by: deadline)
    }

    func insert(into table: String, columns: [String], rows: some Sequence<[SQLValue]>) throws {
        try checkCancellation()
        try CopyWriter(link: link, deadline: deadline).write(rows, into: table, columns: columns)
    }

    private func run(_ sql: RenderedSQL) throws -> PostgresResult {
        try checkCancellation()
        let parameters = try PostgresParameters(sql.values)
        let name = try link.statements.name(of: sql) ?? prepare(sql)
        let result = try link.result(by: deadline) {
            parameters.withArrays { count, values, lengths, formats in
                PQsendQueryPrepared(link.connection, name, count, values, lengths, formats, 0)
            }
        }
        guard let error = result.error else { return result }
        guard error.isStalePlan else { throw refined(error) }
        link.statements.remove(name, text: sql.text)
        // Outside a transaction nothing is lost yet; inside one the caller may begin again.
        guard PQtransactionStatus(link.connection) == PQTRANS_IDLE else {
            throw SQLError(.serialization, sqlState: error.sqlState)
        }
        return try run(sql)
    }

    private func prepare(_ sql: RenderedSQL) throws -> String {
        let forgotten = link.statements.trim()
        if !forgotten.isEmpty {
            try link.execute(forgotten.map { "DEALLOCATE \($0)" }.joined(separator: "; "), by: deadline)
        }
        let statement = link.statements.add(sql)
        let result = try link.result(by: deadline) {
            PQsendPrepare(link.connection, statement.name, sql.text, Int32(statement.types.count), statement.types)
        }
        if let error = result.error {
            link.statements.remove(statement.name, text: sql.text)
            throw refined(error)
        }
        return statement.name
    }

    /// The server ends a statement at its own limit; a while later it is taken for lost.
    private var deadline: MonotonicTime {
        options.statementTimeout > 0 ? .now + (options.statementTimeout + 5) : .never
    }

    private func checkCancellation() throws {
        if cancellation.isCancelled { throw SQLError(.cancelled) }
    }

    private func refined(_ error: SQLError) -> SQLError {
        guard error.kind == .timeout, cancellation.isCancelled else { return error }
        return SQLError(.cancelled, sqlState: error.sqlState)
    }
}
