package import SQLInterface

/// An index the gateway wants on an openIMIS table.
///
/// openIMIS itself indexes neither numbers, codes, names nor `LegacyID`. The embedded store has them all; in a real database an operator makes them with `doctor
/// --create-indexes`, and they can be dropped by name at any time.
package struct GatewayIndex: Sendable, Hashable {
    /// What is indexed.
    package enum Key: Sendable, Hashable {
        case column(String)
        /// The lower-cased text, for comparisons and prefixes without regard to case.
        case lowercase(String)
    }

    /// Which rows are in the index.
    package enum Rows: Sendable, Hashable {
        case current
        /// Old versions of rows, which name their current row.
        case history
        case all
    }

    package let table: String
    package let keys: [Key]
    package let rows: Rows

    package init(_ table: String, _ keys: Key..., rows: Rows = .current) {
        self.table = table
        self.keys = keys
        self.rows = rows
    }

    /// At most 63 bytes, PostgreSQL's limit; starts with `fhir_gateway_` so that an operator knows whose it is.
    package var name: String {
        let parts = keys.map { key in
            switch key {
            case .column(let name): name
            case .lowercase(let name): "lower_\(name)"
            }
        }
        let table = self.table.hasPrefix("tbl") ? String(self.table.dropFirst(3)) : self.table
        let suffix = rows == .history ? "_history" : ""
        return String(("fhir_gateway_\(table)_" + parts.joined(separator: "_") + suffix).prefix(63))
    }

    /// The statement that makes the index.
    ///
    /// `concurrently` is PostgreSQL's way that locks nobody out; it must run outside a transaction.
    package func creation(for dialect: SQLDialect, concurrently: Bool = false) -> String {
        let keyTexts = keys.map { key in
            switch (key, dialect) {
            case (.column(let name), _): "\"\(name)\""
            case (.lowercase(let name), .sqlite): "lower(\"\(name)\")"
            case (.lowercase(let name), .postgresql): "lower(\"\(name)\") COLLATE \"C\""
            }
        }
        let how = concurrently && dialect == .postgresql ? "CONCURRENTLY " : ""
        let start = "CREATE INDEX \(how)IF NOT EXISTS \"\(name)\" ON \"\(table)\" (\(keyTexts.joined(separator: ", ")))"
        switch rows {
        case .current: return start + " WHERE \"ValidityTo\" IS NULL"
        case .history: return start + " WHERE \"LegacyID\" IS NOT NULL"
        case .all: return start
        }
    }

    /// The statement that takes the index away again.
    package func removal(for dialect: SQLDialect, concurrently: Bool = false) -> String {
        let how = concurrently && dialect == .postgresql ? "CONCURRENTLY " : ""
        return "DROP INDEX \(how)IF EXISTS \"\(name)\""
    }
}
