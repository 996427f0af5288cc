import SQLInterface

/// The rights that a user's current, unblocked roles give, and the system number of each role.
struct RightsOfUser: Query {
    /// `IsSystem` of the role whose members pass every check.
    static let administratorRole = 64

    let userID: Int

    var sql: SQL {
        """
        SELECT DISTINCT r."IsSystem", rr."RightID"
        FROM "tblUserRole" ur
        JOIN "tblRole" r ON r."RoleID" = ur."RoleID" AND r."ValidityTo" IS NULL AND NOT r."IsBlocked"
        LEFT JOIN "tblRoleRight" rr ON rr."RoleID" = r."RoleID" AND rr."ValidityTo" IS NULL
        WHERE ur."UserID" = \(userID) AND ur."ValidityTo" IS NULL
        """
    }

    func decode(_ row: any Row) throws(RowError) -> (systemRole: Int, right: Int?) {
        try (row.integer(0), row.optionalInteger(1))
    }
}
