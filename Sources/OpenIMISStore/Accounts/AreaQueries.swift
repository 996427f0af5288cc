import SQLInterface

/// The district of the facility that a claim administrator of this code works for.
struct DistrictOfClaimAdministrator: Query {
    let code: String
    let facilityID: Int

    var sql: SQL {
        """
        SELECT f."LocationId"
        FROM "tblClaimAdmin" a JOIN "tblHF" f ON f."HfID" = \(facilityID)
        WHERE a."ClaimAdminCode" = \(code) AND a."HasLogin" AND a."ValidityTo" IS NULL
        """
    }

    func decode(_ row: any Row) throws(RowError) -> Int { try row.integer(0) }
}

/// The villages of the enrolment officer of this code; a row with null when he has none.
struct VillagesOfOfficer: Query {
    let code: String

    var sql: SQL {
        """
        SELECT v."LocationId"
        FROM "tblOfficer" o
        LEFT JOIN "tblOfficerVillages" v ON v."OfficerId" = o."OfficerID" AND v."ValidityTo" IS NULL
        WHERE o."Code" = \(code) AND o."HasLogin" AND o."ValidityTo" IS NULL
        """
    }

    func decode(_ row: any Row) throws(RowError) -> Int? { try row.optionalInteger(0) }
}

/// The current districts that an account is assigned to.
struct DistrictsOfUser: Query {
    let userID: Int

    var sql: SQL {
        """
        SELECT DISTINCT d."LocationId"
        FROM "tblUsersDistricts" d
        JOIN "tblLocations" l ON l."LocationId" = d."LocationId" AND l."ValidityTo" IS NULL
            AND l."LocationType" = 'D' AND l."ParentLocationId" IS NOT NULL
        WHERE d."UserID" = \(userID) AND d."ValidityTo" IS NULL
        """
    }

    func decode(_ row: any Row) throws(RowError) -> Int { try row.integer(0) }
}
