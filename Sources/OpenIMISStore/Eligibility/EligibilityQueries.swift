import OpenIMIS
import SQLInterface

/// A person's birth date (`tblInsuree.DOB`).
struct BirthDateQuery: Query {
    struct BirthDate: Sendable {
        let date: CalendarDate?
    }

    let insureeID: Int

    var sql: SQL { #"SELECT "DOB" FROM "tblInsuree" WHERE "InsureeID" = \#(insureeID)"# }

    func decode(_ row: any Row) throws(RowError) -> BirthDate { BirthDate(date: try row.optionalCalendarDate(0)) }
}

/// The person's live member rows whose policy is live and active (`tblInsureePolicy`, `tblPolicy`).
struct ActiveMembershipsQuery: Query {
    let insureeID: Int

    var sql: SQL {
        """
        SELECT ip."EffectiveDate", p."ProdID" FROM "tblInsureePolicy" ip \
        JOIN "tblPolicy" p ON p."PolicyID" = ip."PolicyId" WHERE ip."InsureeID" = \(insureeID) \
        AND ip."ValidityTo" IS NULL AND p."ValidityTo" IS NULL AND p."PolicyStatus" = 2
        """
    }

    func decode(_ row: any Row) throws(RowError) -> Membership {
        Membership(effectiveDate: try row.optionalCalendarDate(0), productID: try row.integer(1))
    }
}

/// Quantities of the person's passed lines of an item and a service, of any time (`tblClaimItems`, `tblClaimServices`).
struct UsedQuantitiesQuery: Query {
    let insureeID: Int
    let items: [Int]
    let services: [Int]

    var sql: SQL {
        let claim: SQL = """
            c."InsureeID" = \(insureeID) AND c."ValidityTo" IS NULL AND c."ClaimStatus" > 2 AND l."ValidityTo" IS NULL
            """
        return """
            SELECT 0, l."ItemID", COALESCE(l."QtyApproved", l."QtyProvided") FROM "tblClaim" c \
            JOIN "tblClaimItems" l ON l."ClaimID" = c."ClaimID" WHERE \(claim) AND l."ClaimItemStatus" = 1 \
            AND l."ItemID" IN \(SQL.ids(items)) \
            UNION ALL SELECT 1, l."ServiceID", COALESCE(l."QtyApproved", l."QtyProvided") FROM "tblClaim" c \
            JOIN "tblClaimServices" l ON l."ClaimID" = c."ClaimID" WHERE \(claim) AND l."ClaimServiceStatus" = 1 \
            AND l."ServiceID" IN \(SQL.ids(services))
            """
    }

    func decode(_ row: any Row) throws(RowError) -> (key: MedicalKey, quantity: Amount) {
        (try row.medicalKey(0, 1), try row.amount(2))
    }
}

/// The product of the person's policy that expires last, whatever its status (`tblInsureePolicy`, `tblProduct`).
///
/// A member row without expiry date counts as the last, and a closed member row counts too.
struct EligibleProductQuery: Query {
    let insureeID: Int
    let policyUUID: String?

    private static let counted = EligibilityAnswer.countedCategories
    private static let valued = EligibilityAnswer.amountCategories

    var sql: SQL {
        let policy: SQL = policyUUID.map { #" AND lower(p."PolicyUUID") = \#($0.lowercased())"# } ?? .empty
        return """
            SELECT pr."ProdID", pr."MaxNoHospitalizaion", pr."MaxNoConsultation", pr."MaxNoSurgery", pr."MaxNoDelivery", \
            pr."MaxNoAntenatal", pr."MaxNoVisits", pr."MaxAmountHospitalization", pr."MaxAmountConsultation", \
            pr."MaxAmountSurgery", pr."MaxAmountDelivery", pr."MaxAmountAntenatal" FROM "tblInsureePolicy" ip \
            JOIN "tblPolicy" p ON p."PolicyID" = ip."PolicyId" AND p."ValidityTo" IS NULL \
            JOIN "tblProduct" pr ON pr."ProdID" = p."ProdID" AND pr."ValidityTo" IS NULL \
            WHERE ip."InsureeID" = \(insureeID)\(policy) \
            ORDER BY (ip."ExpiryDate" IS NULL) DESC, ip."ExpiryDate" DESC LIMIT 1
            """
    }

    func decode(_ row: any Row) throws(RowError) -> EligibleProduct {
        var product = EligibleProduct(id: try row.integer(0), maximumClaims: [:], maximumAmounts: [:])
        for (offset, category) in Self.counted.enumerated() {
            product.maximumClaims[category] = try row.optionalInteger(1 + offset)
        }
        for (offset, category) in Self.valued.enumerated() {
            product.maximumAmounts[category] = try row.optionalAmount(1 + Self.counted.count + offset)
        }
        return product
    }
}

/// The person's claims by stored category that have an accepted service line, or no service line at all.
struct ClaimCountsQuery: Query {
    let insureeID: Int

    var sql: SQL {
        """
        SELECT c."ClaimCategory", COUNT(*) FROM "tblClaim" c WHERE c."InsureeID" = \(insureeID) \
        AND c."ValidityTo" IS NULL AND c."ClaimStatus" > 2 AND (EXISTS (SELECT 1 FROM "tblClaimServices" s \
        WHERE s."ClaimID" = c."ClaimID" AND s."ValidityTo" IS NULL \
        AND (s."RejectionReason" IS NULL OR s."RejectionReason" = 0)) \
        OR NOT EXISTS (SELECT 1 FROM "tblClaimServices" s WHERE s."ClaimID" = c."ClaimID")) GROUP BY c."ClaimCategory"
        """
    }

    func decode(_ row: any Row) throws(RowError) -> (category: ClaimCategory?, count: Int) {
        (try row.optionalString(0).flatMap(ClaimCategory.init(rawValue:)), try row.integer(1))
    }
}
