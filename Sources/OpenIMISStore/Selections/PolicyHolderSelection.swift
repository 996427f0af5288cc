package import OpenIMIS
package import SQLInterface

/// An organisation that holds policies.
package enum PolicyHolderSelection: RecordSelection {
    package static let source = RecordSource.policyHolders

    package static let columns: SQL = """
        "r"."UUID", coalesce("r"."DateUpdated", "r"."DateCreated", "r"."DateValidFrom"), "r"."PolicyHolderCode",
        "r"."TradeName", \(json("Address", "address")), "r"."Phone", "r"."Fax", "r"."Email",
        \(json("ContactName", "name")), \(json("ContactName", "surname")), "r"."LegalForm", "r"."ActivityCode",
        "r"."LocationsId"
        """

    /// A text member of a JSON object.
    private static func json(_ column: String, _ member: String) -> SQL {
        SQL(
            sqlite: "json_extract(\(SQL.column("r", column)), '$.\(raw: member)')",
            postgresql: "\(SQL.column("r", column)) ->> '\(raw: member)'")
    }

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> PolicyHolderRecord {
        var holder = PolicyHolderRecord(
            uuid: try columns.uuid(), lastUpdated: try columns.moment(), code: try columns.string(),
            tradeName: try columns.string())
        holder.address = try columns.text()
        holder.phone = try columns.text()
        holder.fax = try columns.text()
        holder.email = try columns.text()
        let names = [try columns.text(), try columns.text()].compactMap(\.self)
        holder.contactName = names.isEmpty ? nil : names.joined(separator: " ")
        holder.legalForm = try columns.optionalInteger()
        holder.activity = try columns.optionalInteger()
        holder.locationKey = try columns.optionalInteger()
        return holder
    }
}
