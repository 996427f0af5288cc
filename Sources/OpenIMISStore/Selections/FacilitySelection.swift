package import OpenIMIS
package import SQLInterface

/// A health facility with its claim administrators.
package enum FacilitySelection: RecordSelection {
    package static let source = RecordSource.facilities

    package static let columns: SQL = """
        "r"."HfID", "r"."HfUUID", \(PolicyColumns.lastUpdated("r", .facilities)), "r"."HFCode", "r"."HFName",
        "r"."ValidityTo", "r"."HFLevel", "r"."HFSublevel", "r"."LegalForm", "r"."HFCareType", "r"."status", "r"."Phone",
        "r"."Fax", "r"."eMail", "r"."HFAddress", "r"."LocationId", "r"."ContractStartDate", "r"."ContractEndDate",
        \(administrators)
        """

    private static let administrators = NestedColumn.rows(
        [.text("a", "LastName"), .text("a", "OtherNames"), .text("a", "Phone"), .text("a", "EmailId")],
        from: #""tblClaimAdmin" "a" WHERE "a"."HFId" = "r"."HfID" AND "a"."ValidityTo" IS NULL"#,
        order: #""a"."ClaimAdminId""#)

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> FacilityRecord {
        var facility = FacilityRecord(
            key: try columns.integer(), uuid: try columns.uuid(), lastUpdated: try columns.moment(),
            code: try columns.string(), name: try columns.string(), isCurrent: try columns.optionalMoment() == nil)
        facility.level = try columns.code()
        facility.sublevel = try columns.code()
        facility.legalForm = try columns.code()
        facility.careType = try columns.code()
        facility.status = try columns.code()
        facility.phone = try columns.text()
        facility.fax = try columns.text()
        facility.email = try columns.text()
        facility.address = try columns.text()
        facility.locationKey = try columns.optionalInteger()
        facility.contractStart = try columns.date()
        facility.contractEnd = try columns.date()
        for var row in try columns.nested() {
            facility.administrators.append(
                FacilityRecord.Contact(
                    lastName: try row.text(), otherNames: try row.text(), phone: try row.text(),
                    email: try row.text()))
        }
        return facility
    }
}

extension ColumnReader {
    /// A code, where blanks mean absent as empty text does.
    mutating func code() throws(RowError) -> String? {
        guard let text = try text(), text.contains(where: { $0 != " " }) else { return nil }
        return text
    }
}
