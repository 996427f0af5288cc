import OpenIMIS
import SQLInterface

/// Accepted lines of the person's other live claims for the claim's items and services (`tblClaim`, `tblClaimItems`,
/// `tblClaimServices`).
struct PastUseQuery: Query {
    let insureeID: Int
    let exceptClaim: Int?
    let items: [Int]
    let services: [Int]

    var sql: SQL {
        let claim: SQL = """
            c."InsureeID" = \(insureeID) AND c."ValidityTo" IS NULL AND c."ClaimStatus" > 2 \
            AND c."ClaimID" <> \(exceptClaim ?? -1) AND l."ValidityTo" IS NULL \
            AND (l."RejectionReason" IS NULL OR l."RejectionReason" = 0)
            """
        let columns: SQL = """
            COALESCE(c."DateTo", c."DateFrom"), COALESCE(l."QtyApproved", l."QtyProvided")
            """
        return """
            SELECT 0, l."ItemID", \(columns) FROM "tblClaim" c JOIN "tblClaimItems" l ON l."ClaimID" = c."ClaimID" \
            WHERE \(claim) AND l."ClaimItemStatus" = 1 AND l."ItemID" IN \(SQL.ids(items)) \
            UNION ALL SELECT 1, l."ServiceID", \(columns) FROM "tblClaim" c \
            JOIN "tblClaimServices" l ON l."ClaimID" = c."ClaimID" \
            WHERE \(claim) AND l."ClaimServiceStatus" = 1 AND l."ServiceID" IN \(SQL.ids(services))
            """
    }

    func decode(_ row: any Row) throws(RowError) -> (key: MedicalKey, use: PastUse) {
        (try row.medicalKey(0, 1), PastUse(date: try row.calendarDate(2), quantity: try row.amount(3)))
    }
}

/// The person's other live claims that were checked, processed or valuated (`tblClaim`).
struct EarlierClaimsQuery: Query {
    let insureeID: Int
    let exceptClaim: Int?

    var sql: SQL {
        """
        SELECT COALESCE("DateTo", "DateFrom"), "ClaimCategory" FROM "tblClaim" WHERE "InsureeID" = \(insureeID) \
        AND "ValidityTo" IS NULL AND "ClaimStatus" > 2 AND "ClaimID" <> \(exceptClaim ?? -1)
        """
    }

    func decode(_ row: any Row) throws(RowError) -> EarlierClaim {
        EarlierClaim(
            targetDate: try row.calendarDate(0),
            category: try row.optionalString(1).flatMap(ClaimCategory.init(rawValue:)))
    }
}

/// What other claims used of the policies, closed rows included (`tblClaimDedRem`).
struct EarlierDeductionsQuery: Query {
    let policies: [Int]
    let insureeID: Int
    let exceptClaim: Int?

    var sql: SQL {
        """
        SELECT "PolicyID", "InsureeID", "DedG", "DedIP", "DedOP", "RemG", "RemIP", "RemOP" FROM "tblClaimDedRem" \
        WHERE "PolicyID" IN \(SQL.ids(policies)) AND "ClaimID" <> \(exceptClaim ?? -1)
        """
    }

    func decode(_ row: any Row) throws(RowError) -> EarlierDeduction {
        EarlierDeduction(
            policyID: try row.integer(0), isSameInsuree: try row.optionalInteger(1) == insureeID,
            deducted: try row.optionalAmount(2), deductedInPatient: try row.optionalAmount(3),
            deductedOutPatient: try row.optionalAmount(4), remunerated: try row.optionalAmount(5),
            remuneratedInPatient: try row.optionalAmount(6), remuneratedOutPatient: try row.optionalAmount(7))
    }
}
