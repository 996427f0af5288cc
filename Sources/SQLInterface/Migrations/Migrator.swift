/// Brings a schema up to date: each missing migration in order, each in a transaction with the note that it was applied.
package struct Migrator: Sendable {
    private let migrations: [Migration]
    private let schema: String

    /// Migrations in the order they are applied.
    ///
    /// - Parameters:
    ///   - migrations: all of them, the released ones first and unchanged.
    ///   - schema: where the list of applied migrations lies: the schema of a table `migration` in PostgreSQL, the
    ///     prefix of its name in SQLite, which has no schemas.
    package init(_ migrations: [Migration], schema: String) {
        self.migrations = migrations
        self.schema = schema
    }

    /// Applies what is missing.
    ///
    /// Several processes may do so at once; each migration is applied by one of them.
    ///
    /// - Returns: the names that were applied now.
    @discardableResult
    package func migrate(_ database: some SQLDatabase) async throws -> [String] {
        let table = self.table
        let prepare = prepareScript(for: database.dialect)
        let lock = self.lock
        try await database.transaction { session in
            if session.dialect == .postgresql { try session.execute(lock) }
            try session.executeScript(prepare)
        }
        var applied: [String] = []
        for migration in migrations {
            let isNew = try await database.transaction { session in
                if session.dialect == .postgresql { try session.execute(lock) }
                let name: SQL = "SELECT \"name\" FROM \(table) WHERE \"name\" = \(migration.name)"
                guard try session.first(RowQuery(name) { (row) throws(RowError) in try row.string(0) }) == nil else {
                    return false
                }
                try session.executeScript(migration.script(for: session.dialect))
                try session.execute(
                    "INSERT INTO \(table) (\"name\", \"applied\") VALUES (\(migration.name), \(Instant.now()))")
                return true
            }
            if isNew { applied.append(migration.name) }
        }
        return applied
    }

    private var table: SQL {
        SQL(sqlite: .identifier("\(schema)_migration"), postgresql: .column(schema, "migration"))
    }

    private func prepareScript(for dialect: SQLDialect) -> String {
        let name = table.rendered(for: dialect).text
        let create = "CREATE TABLE IF NOT EXISTS \(name) (\"name\" text PRIMARY KEY, \"applied\" timestamptz NOT NULL)"
        switch dialect {
        case .sqlite: return create
        case .postgresql:
            return "CREATE SCHEMA IF NOT EXISTS \(SQL.identifier(schema).rendered(for: dialect).text); \(create)"
        }
    }

    /// One lock for each schema name, held to the end of the transaction.
    private var lock: SQL { "SELECT pg_advisory_xact_lock(hashtext(\("migration of \(schema)")))" }
}
