import OpenIMIS
import SQLInterface

/// The lines of a claim as nested rows: current ones, and all of an old version of a claim.
enum ClaimLineColumns {
    static let items = rows(
        key: "ClaimItemID", status: "ClaimItemStatus", uuid: "ItemUUID", code: "ItemCode", name: "ItemName",
        from: #""tblClaimItems" "l" JOIN "tblItems" "m" ON "m"."ItemID" = "l"."ItemID""#)

    static let services = rows(
        key: "ClaimServiceID", status: "ClaimServiceStatus", uuid: "ServiceUUID", code: "ServCode", name: "ServName",
        from: #""tblClaimServices" "l" JOIN "tblServices" "m" ON "m"."ServiceID" = "l"."ServiceID""#)

    private static func rows(
        key: String, status: String, uuid: String, code: String, name: String, from: SQL
    ) -> SQL {
        NestedColumn.rows(
            [
                .column("l", key), .column("m", uuid), .text("m", code), .text("m", name), .column("l", status),
                .column("l", "QtyProvided"), .column("l", "PriceAsked"), .column("l", "ValidityTo"),
                .column("l", "RejectionReason"), .column("l", "QtyApproved"), .column("l", "PriceAdjusted"),
                .column("l", "PriceApproved"), .column("l", "PriceValuated"), .column("l", "PriceOrigin"),
                .text("l", "Explanation"), .text("l", "Justification"),
            ],
            from: """
                \(from) WHERE "l"."ClaimID" = "r"."ClaimID"
                AND ("l"."ValidityTo" IS NULL OR "r"."ValidityTo" IS NOT NULL)
                """, order: .column("l", key))
    }

    static func line(_ row: inout NestedRow, _ kind: ClaimLine.Kind) throws(RowError) -> ClaimLine {
        var line = ClaimLine(
            kind: kind, key: try row.integer(),
            medical: EntityReference(uuid: try row.uuid(), code: try row.text(), name: try row.text()),
            status: try row.integer(), quantityProvided: try row.amount(), priceAsked: try row.amount(),
            isClosed: try row.optionalString() != nil)
        line.rejectionReason = try row.optionalInteger()
        line.quantityApproved = try row.optionalAmount()
        line.priceAdjusted = try row.optionalAmount()
        line.priceApproved = try row.optionalAmount()
        line.priceValuated = try row.optionalAmount()
        line.priceOrigin = try row.text()
        line.explanation = try row.text()
        line.justification = try row.text()
        return line
    }
}
