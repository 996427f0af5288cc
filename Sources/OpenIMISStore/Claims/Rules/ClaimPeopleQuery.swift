import OpenIMIS
import SQLInterface

/// The person of a claim and the facility that claims (`tblInsuree`, `tblFamilies`, `tblHF`).
struct ClaimPeopleQuery: Query {
    struct People: Sendable {
        var insuree: InsureeFacts
        var facility: FacilityFacts
        /// The facility's price lists, where it has live ones.
        var itemPriceList: Int?
        var servicePriceList: Int?
    }

    let insureeID: Int
    let facilityID: Int

    var sql: SQL {
        """
        SELECT i."ValidityTo", i."Gender", i."DOB", f."FamilyID", f."ValidityTo", h."HFCareType", h."HFLevel", \
        pi."PLItemID", ps."PLServiceID" FROM "tblInsuree" i \
        LEFT JOIN "tblFamilies" f ON f."FamilyID" = i."FamilyID" \
        JOIN "tblHF" h ON h."HfID" = \(facilityID) \
        LEFT JOIN "tblPLItems" pi ON pi."PLItemID" = h."PLItemID" AND pi."ValidityTo" IS NULL \
        LEFT JOIN "tblPLServices" ps ON ps."PLServiceID" = h."PLServiceID" AND ps."ValidityTo" IS NULL \
        WHERE i."InsureeID" = \(insureeID)
        """
    }

    func decode(_ row: any Row) throws(RowError) -> People {
        People(
            insuree: InsureeFacts(
                isLive: row.isNull(0), hasLiveFamily: !row.isNull(3) && row.isNull(4),
                gender: try row.optionalString(1).flatMap { $0.isEmpty ? nil : $0 },
                birthDate: try row.optionalCalendarDate(2)),
            facility: FacilityFacts(careType: try row.optionalString(5), level: try row.string(6)),
            itemPriceList: try row.optionalInteger(7), servicePriceList: try row.optionalInteger(8))
    }
}
