package import SQLInterface

/// Looks a store over: what it is, whether the gateway may do its work there, and what would make it slow.
package struct StoreCheckup: Sendable {
    package enum Verdict: String, Sendable, Hashable {
        case good = "ok"
        case doubtful = "warning"
        case bad = "error"
    }

    package struct Finding: Sendable, Hashable {
        package let verdict: Verdict
        package let text: String
    }

    private let database: any SQLDatabase

    package init(_ database: any SQLDatabase) {
        self.database = database
    }

    /// All findings, in the order they were made; the store is not changed.
    package func findings() async throws -> [Finding] {
        var findings = [Finding(verdict: .good, text: try await version())]
        guard let users = try await UsersTable.detect(in: database) else {
            findings.append(Finding(verdict: .bad, text: "there is no table tblUsers: this is no openIMIS database"))
            return findings
        }
        let form = users == .versioned ? "newer" : "older"
        findings.append(Finding(verdict: .good, text: "tblUsers has the form of \(form) openIMIS releases"))
        findings += try await tableFindings()
        if database.dialect == .postgresql { findings += try await rightFindings() }
        findings.append(try await gatewayFinding())
        findings.append(try await indexFinding())
        // An account that may not read its tables has been told so already.
        if !findings.contains(where: { $0.verdict == .bad }) { findings += try await keyFindings(users) }
        return findings
    }

    private func version() async throws -> String {
        let sql = SQL(
            sqlite: "SELECT 'SQLite ' || sqlite_version()", postgresql: "SELECT split_part(version(), ' on ', 1)")
        return try await texts(sql).first ?? ""
    }

    /// Tables every interaction of the gateway reads.
    private static let needed = [
        "tblInsuree", "tblFamilies", "tblPolicy", "tblInsureePolicy", "tblPremium", "tblProduct", "tblClaim",
        "tblClaimItems", "tblClaimServices", "tblHF", "tblLocations", "tblClaimAdmin", "tblOfficer", "tblItems",
        "tblServices", "tblICDCodes", "tblUsers", "tblUserRole", "tblRole", "tblRoleRight", "tblUsersDistricts",
        "core_User",
    ]

    /// Tables that creating and updating write to.
    private static let written = [
        "tblInsuree", "tblFamilies", "tblClaim", "tblClaimItems", "tblClaimServices", "tblInsureePolicy",
    ]

    private func tableFindings() async throws -> [Finding] {
        let sql = SQL(
            sqlite: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')",
            postgresql: "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v') AND pg_table_is_visible(oid)")
        let present = try await Set(texts(sql))
        let missing = StoreCheckup.needed.filter { !present.contains($0) }
        if missing.isEmpty { return [Finding(verdict: .good, text: "all tables the gateway needs are there")] }
        return missing.map { Finding(verdict: .bad, text: "table \($0) is missing or not on the search path") }
    }

    private func rightFindings() async throws -> [Finding] {
        var lacking: [String] = []
        for (tables, rights) in [(StoreCheckup.needed, ["SELECT"]), (StoreCheckup.written, ["INSERT", "UPDATE"])] {
            let names = SQL.list(tables.map(SQLValue.text))
            for right in rights {
                lacking += try await texts(
                    """
                    SELECT \(right) || ' on ' || relname FROM pg_class
                    WHERE relkind IN ('r', 'p') AND pg_table_is_visible(oid) AND relname IN \(names)
                        AND NOT has_table_privilege(oid, \(right))
                    """)
            }
        }
        if lacking.isEmpty { return [Finding(verdict: .good, text: "the account may read and write what it must")] }
        return lacking.map { Finding(verdict: .bad, text: "the account lacks the right \($0)") }
    }

    private func gatewayFinding() async throws -> Finding {
        let sql = SQL(
            sqlite: "SELECT 'there' FROM sqlite_master WHERE name = \(GatewaySchema.name + "_migration")",
            postgresql: """
                SELECT CASE
                    WHEN n.oid IS NOT NULL AND NOT has_schema_privilege(n.oid, 'USAGE') THEN 'closed'
                    WHEN c.oid IS NOT NULL THEN 'there'
                    WHEN has_database_privilege(current_database(), 'CREATE') THEN 'possible'
                    ELSE 'refused' END
                FROM (SELECT 1) AS one
                LEFT JOIN pg_namespace n ON n.nspname = \(GatewaySchema.name)
                LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'migration'
                """)
        switch try await texts(sql).first {
        case "there": return Finding(verdict: .good, text: "the gateway's own tables are there")
        case "refused":
            return Finding(
                verdict: .bad,
                text: "the account may not make the schema \(GatewaySchema.name): have it made, or grant CREATE")
        case "closed":
            return Finding(
                verdict: .bad, text: "the account may not use the schema \(GatewaySchema.name): grant USAGE on it")
        default: return Finding(verdict: .good, text: "the gateway's own tables will be made at the first start")
        }
    }

    private func indexFinding() async throws -> Finding {
        let inventory = try await GatewayIndexes.inventory(of: database)
        guard !inventory.missing.isEmpty else {
            return Finding(verdict: .good, text: "all \(inventory.present.count) indexes the gateway wants are there")
        }
        return Finding(
            verdict: .doubtful,
            text:
                "\(inventory.missing.count) of \(GatewayIndex.all.count) indexes are missing: reads by number, code or "
                + "name look through whole tables; 'doctor --create-indexes' makes them")
    }

    /// A key under 32 bytes cannot sign tokens (RFC 7518, section 3.2).
    private func keyFindings(_ users: UsersTable) async throws -> [Finding] {
        let counts = try await database.read(
            """
            SELECT count(*) FROM "tblUsers"
            WHERE "ValidityTo" IS NULL AND ("PrivateKey" IS NULL OR length("PrivateKey") < 32)
            """
        ) { (row) throws(RowError) in try row.integer(0) }
        guard let count = counts.first, count > 0 else { return [] }
        return [
            Finding(
                verdict: .doubtful,
                text: "\(count) accounts have no private key of 32 bytes: they get tokens only when --secret is set")
        ]
    }

    private func texts(_ sql: SQL) async throws -> [String] {
        try await database.read(sql) { (row) throws(RowError) in try row.string(0) }
    }
}
