package import SQLInterface

/// Which of the gateway's indexes a store has, and making or dropping them.
package enum GatewayIndexes {
    /// What a store lacks.
    package struct Inventory: Sendable, Hashable {
        /// Indexes whose table is there and that can be used.
        package var present: [GatewayIndex] = []
        /// Indexes whose table is there and that are missing, or were left unusable by an attempt that broke off.
        package var missing: [GatewayIndex] = []
    }

    package static func inventory(of database: some SQLDatabase) async throws -> Inventory {
        try await database.unitOfWork { session in
            let tables = try Set(names(tableNames, session))
            let indexes = try Set(names(indexNames, session))
            var inventory = Inventory()
            for index in GatewayIndex.all where tables.contains(index.table) {
                if indexes.contains(index.name) {
                    inventory.present.append(index)
                } else {
                    inventory.missing.append(index)
                }
            }
            return inventory
        }
    }

    /// Makes the indexes that are missing; in PostgreSQL without locking writers out.
    ///
    /// `report` hears the name of each before it is made.
    package static func create(in database: some SQLDatabase, report: (String) -> Void) async throws {
        for index in try await inventory(of: database).missing {
            report(index.name)
            let statements = [
                // What a broken attempt left is unusable and in the way.
                index.removal(for: database.dialect, concurrently: true),
                index.creation(for: database.dialect, concurrently: true),
            ]
            for statement in statements { try await run(statement, database) }
        }
    }

    /// Drops all of the gateway's indexes.
    package static func drop(in database: some SQLDatabase, report: (String) -> Void) async throws {
        for index in try await inventory(of: database).present {
            report(index.name)
            try await run(index.removal(for: database.dialect, concurrently: true), database)
        }
    }

    /// PostgreSQL makes an index concurrently outside a transaction only; SQLite writes in one only.
    private static func run(_ statement: String, _ database: some SQLDatabase) async throws {
        switch database.dialect {
        case .postgresql: try await database.unitOfWork { try $0.executeScript(statement) }
        case .sqlite: try await database.transaction { try $0.executeScript(statement) }
        }
    }

    private static let tableNames = SQL(
        sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
        postgresql: """
            SELECT c.relname FROM pg_class c
            WHERE c.relkind IN ('r', 'p') AND pg_table_is_visible(c.oid)
            """)

    private static let indexNames = SQL(
        sqlite: "SELECT name FROM sqlite_master WHERE type = 'index'",
        postgresql: """
            SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indisvalid AND pg_table_is_visible(c.oid)
            """)

    private static func names(_ sql: SQL, _ session: any SQLSession) throws -> [String] {
        try session.rows(sql) { (row) throws(RowError) in try row.string(0) }
    }
}
