import OpenIMIS
import SQLInterface

/// The organisation that holds a formal sector policy: uuid, code and trade name by way of the contract.
enum PolicyHolderColumns {
    /// The columns for the policy's table joined as `alias`.
    static func columns(_ alias: String) -> SQL {
        NestedColumn.rows(
            [.column("o", "UUID"), .text("o", "PolicyHolderCode"), .text("o", "TradeName")],
            from: """
                "tblContractContributionPlanDetails" "d"
                JOIN "tblContractDetails" "l" ON "l"."UUID" = "d"."ContractDetailsUUID"
                JOIN "tblContract" "k" ON "k"."UUID" = "l"."ContractUUID"
                JOIN "tblPolicyHolder" "o" ON "o"."UUID" = "k"."PolicyHolderUUID"
                WHERE "d"."PolicyID" = \(raw: "\"\(alias)\"")."PolicyID" AND NOT "d"."isDeleted"
                """, order: #""d"."DateCreated" DESC"#)
    }

    static func decode(_ columns: inout ColumnReader) throws(RowError) -> EntityReference? {
        guard var row = try columns.nested().first else { return nil }
        return EntityReference(uuid: try row.uuid(), code: try row.text(), name: try row.text())
    }
}
