package import SQLInterface

/// The two forms of `tblUsers` that openIMIS releases have.
package enum UsersTable: Sendable, Hashable {
    /// Key `id`, switch `active` (core 1.11 and later).
    case versioned
    /// Key `UserID`, closed by `ValidityTo` (the 24.x releases and before).
    case classic

    /// The form in this database, told by the key column; `nil` when there is no such table.
    package static func detect(in database: some SQLDatabase) async throws -> UsersTable? {
        let columns = Set(try await database.read(UsersTableColumns()))
        if columns.contains("id") { return .versioned }
        return columns.contains("UserID") ? .classic : nil
    }

    var key: SQL {
        switch self {
        case .versioned: .column("u", "id")
        case .classic: .column("u", "UserID")
        }
    }

    /// Whether the account may log in; openIMIS looks at both columns of the newer form.
    var isCurrent: SQL {
        switch self {
        case .versioned: "u.\"active\" AND u.\"ValidityTo\" IS NULL"
        case .classic: "u.\"ValidityTo\" IS NULL"
        }
    }

    /// `core_User` was versioned too in the older releases.
    var isCurrentCoreUser: SQL {
        switch self {
        case .versioned: ""
        case .classic: "AND c.\"validity_to\" IS NULL"
        }
    }
}

/// The column names of `tblUsers`.
struct UsersTableColumns: Query {
    let sql = SQL(
        sqlite: "SELECT \"name\" FROM pragma_table_info('tblUsers')",
        postgresql: """
            SELECT column_name FROM information_schema.columns
            WHERE table_name = 'tblUsers' AND table_schema = ANY (current_schemas(false))
            """)

    func decode(_ row: any Row) throws(RowError) -> String {
        try row.string(0)
    }
}
