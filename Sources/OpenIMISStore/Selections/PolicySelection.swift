package import OpenIMIS
package import SQLInterface

/// A policy with the persons it insures and its premiums.
package enum PolicySelection: RecordSelection {
    package static let source = RecordSource.policies

    package static let columns: SQL = """
        \(PolicyColumns.lastUpdated("r", .policies)), "r"."PolicyStage", "r"."PolicyValue", "officer"."OfficerUUID",
        "officer"."Code", "officer"."LastName", \(PolicyColumns.columns("r")), \(PolicyHolderColumns.columns("r")),
        \(insured), \(premiums)
        """

    private static let insured = NestedColumn.rows(
        [.column("i", "InsureeUUID"), .text("i", "CHFID"), .text("i", "LastName"), .text("i", "OtherNames")],
        from: """
            "tblInsureePolicy" "c" JOIN "tblInsuree" "i" ON "i"."InsureeID" = "c"."InsureeID"
            WHERE "c"."PolicyId" = "r"."PolicyID" AND "c"."ValidityTo" IS NULL
            """, order: #""i"."IsHead" DESC, "c"."InsureePolicyID""#)

    private static let premiums = NestedColumn.rows(
        [
            .column("m", "Amount"), .text("m", "Receipt"), .column("m", "PayDate"), .column("m", "PayType"),
            .column("m", "isPhotoFee"), .text("y", "PayerName"),
        ],
        from: """
            "tblPremium" "m" LEFT JOIN "tblPayer" "y" ON "y"."PayerID" = "m"."PayerID"
            WHERE "m"."PolicyID" = "r"."PolicyID" AND "m"."ValidityTo" IS NULL
            """, order: #""m"."PremiumId""#)

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> PolicyRecord {
        let changed = try columns.moment()
        let stage = try columns.text()
        let value = try columns.optionalDecimal()
        let officer = try columns.entity()
        var record = PolicyRecord(
            policy: try PolicyColumns.decode(&columns), lastUpdated: changed, insured: [], premiums: [])
        record.stage = stage
        record.value = value
        record.officer = officer
        record.policy.policyHolder = try PolicyHolderColumns.decode(&columns)
        var insured: [PersonReference] = []
        for var row in try columns.nested() { insured.append(try row.person()) }
        record.insured = insured
        var premiums: [PolicyRecord.Premium] = []
        for var row in try columns.nested() { premiums.append(try premium(&row)) }
        record.premiums = premiums
        return record
    }

    private static func premium(_ row: inout NestedRow) throws(RowError) -> PolicyRecord.Premium {
        PolicyRecord.Premium(
            amount: try row.optionalDecimal() ?? "0", receipt: try row.string(), date: try row.date(),
            payment: try row.string(), isPhotoFee: try row.optionalBoolean() ?? false, payer: try row.text())
    }
}
