package import SQLInterface

/// The schema of a store that the gateway makes itself.
///
/// That is the embedded one, or an empty PostgreSQL database for a demonstration or a measurement. The tables of a real openIMIS are never touched by it.
package enum OpenIMISSchema {
    /// Brings an embedded store up to date.
    /// - Returns: the names of the migrations that were applied now.
    @discardableResult
    package static func migrate(_ database: some SQLDatabase) async throws -> [String] {
        try await Migrator(migrations() + GatewaySchema.migrations, schema: GatewaySchema.name).migrate(database)
    }

    /// openIMIS's tables with their code rows, then the indexes that the gateway wants.
    static func migrations() throws -> [Migration] {
        try [
            Migration(
                "openimis-tables", sqlite: tableScript(for: .sqlite), postgresql: tableScript(for: .postgresql)),
            Migration("openimis-code-rows", sqlite: rowScript(for: .sqlite), postgresql: rowScript(for: .postgresql)),
            Migration(
                "gateway-indexes", sqlite: indexScript(for: .sqlite), postgresql: indexScript(for: .postgresql)),
        ]
    }

    private static func tableScript(for dialect: SQLDialect) throws -> String {
        script(SchemaStatements(dialect: dialect).create(try OpenIMISTables.all()))
    }

    private static func rowScript(for dialect: SQLDialect) throws -> String {
        let definitions = Dictionary(
            try OpenIMISTables.all().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let statements = BaseRowStatements(dialect: dialect, tables: definitions)
        return script(try BaseRows.tables().flatMap { try statements.insert($0) })
    }

    private static func indexScript(for dialect: SQLDialect) -> String {
        script(GatewayIndex.all.map { $0.creation(for: dialect) })
    }

    private static func script(_ statements: [String]) -> String {
        statements.joined(separator: ";\n")
    }
}
