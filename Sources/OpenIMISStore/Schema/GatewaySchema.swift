package import SQLInterface

/// The gateway's own tables, beside openIMIS's in the same database, so that a write and its side record commit
/// together: in the schema `fhir_gateway` on PostgreSQL, with the prefix `fhir_gateway_` in SQLite.
package enum GatewaySchema {
    package static let name = "fhir_gateway"

    /// A table of the gateway, by the name that both dialects share.
    package static func table(_ table: String) -> SQL {
        SQL(sqlite: .identifier("\(name)_\(table)"), postgresql: .column(name, table))
    }

    /// Brings the gateway's tables up to date in any store; needs the right to create a schema when they are missing.
    /// - Returns: the names of the migrations that were applied now.
    @discardableResult
    package static func migrate(_ database: some SQLDatabase) async throws -> [String] {
        try await Migrator(migrations, schema: name).migrate(database)
    }

    /// What openIMIS has no column for is kept in `kept_content`: for each resource (and each of its versions, so that
    /// older ones can be read too) one JSON object with the elements as they were written.
    static let migrations: [Migration] = [
        Migration(
            "kept-content",
            sqlite: """
                CREATE TABLE "fhir_gateway_kept_content" (
                    "resource_type" TEXT NOT NULL,
                    "resource_id" TEXT NOT NULL,
                    "valid_from" TEXT NOT NULL,
                    "valid_to" TEXT,
                    "content" TEXT NOT NULL,
                    PRIMARY KEY ("resource_type", "resource_id", "valid_from")
                ) STRICT, WITHOUT ROWID
                """,
            postgresql: """
                CREATE TABLE "fhir_gateway"."kept_content" (
                    "resource_type" text NOT NULL,
                    "resource_id" text NOT NULL,
                    "valid_from" timestamptz NOT NULL,
                    "valid_to" timestamptz,
                    "content" text NOT NULL,
                    PRIMARY KEY ("resource_type", "resource_id", "valid_from")
                )
                """)
    ]
}
