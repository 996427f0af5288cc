import OpenIMIS
import SQLInterface

/// What a login name stands for: a row of `core_User`, or of `tblUsers` alone before its first login in openIMIS.
struct UserRow: Sendable {
    let userID: Int?
    let coreUserID: String?
    let technicalID: String?
    let login: String
    let facilityID: Int?
    let password: StoredPassword?
    let privateKey: String?
    let isTechnicalSuperuser: Bool
}

/// The account of `core_User` with this exact name that may log in.
struct CoreUserByName: Query {
    let login: String
    let table: UsersTable

    var sql: SQL {
        """
        SELECT \(table.key), c."id", t."id", c."username", u."HFID", u."StoredPassword", u."PrivateKey",
            t."password", t."is_superuser"
        FROM "core_User" c
        LEFT JOIN "tblUsers" u ON \(table.key) = c."i_user_id" AND \(table.isCurrent)
        LEFT JOIN "core_TechnicalUser" t ON t."id" = c."t_user_id"
            AND (t."validity_from" IS NULL OR t."validity_from" <= \(Instant.now()))
            AND (t."validity_to" IS NULL OR t."validity_to" > \(Instant.now()))
        WHERE c."username" = \(login) \(table.isCurrentCoreUser)
        """
    }

    func decode(_ row: any Row) throws(RowError) -> UserRow {
        let userID = try row.optionalInteger(0)
        let salted = try SaltedPassword.read(row, digest: 5, salt: 6)
        let django = try row.optionalString(7).map(StoredPassword.django)
        return try UserRow(
            userID: userID, coreUserID: row.string(1), technicalID: userID == nil ? row.optionalString(2) : nil,
            login: row.string(3), facilityID: row.optionalInteger(4), password: userID == nil ? django : salted,
            privateKey: row.optionalString(6), isTechnicalSuperuser: row.optionalBoolean(8) ?? false)
    }
}

/// The current `tblUsers` row of this name, in any case, that has no `core_User` yet.
struct InteractiveUserByName: Query {
    let login: String
    let table: UsersTable

    var sql: SQL {
        """
        SELECT \(table.key), u."LoginName", u."HFID", u."StoredPassword", u."PrivateKey"
        FROM "tblUsers" u
        WHERE lower(u."LoginName") = lower(\(login)) AND \(table.isCurrent)
            AND NOT EXISTS (SELECT 1 FROM "core_User" c WHERE c."i_user_id" = \(table.key))
        ORDER BY \(table.key) LIMIT 1
        """
    }

    func decode(_ row: any Row) throws(RowError) -> UserRow {
        try UserRow(
            userID: row.integer(0), coreUserID: nil, technicalID: nil, login: row.string(1),
            facilityID: row.optionalInteger(2), password: SaltedPassword.read(row, digest: 3, salt: 4),
            privateKey: row.optionalString(4), isTechnicalSuperuser: false)
    }
}

private enum SaltedPassword {
    static func read(_ row: any Row, digest: Int, salt: Int) throws(RowError) -> StoredPassword? {
        guard let digest = try row.optionalString(digest) else { return nil }
        return .salted(digest: digest, salt: try row.optionalString(salt) ?? "")
    }
}
