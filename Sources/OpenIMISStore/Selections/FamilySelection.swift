package import OpenIMIS
package import SQLInterface

/// A family with its head and its current members.
package enum FamilySelection: RecordSelection {
    package static let source = RecordSource.families

    package static let columns: SQL = """
        "r"."FamilyID", "r"."FamilyUUID", "r"."ValidityFrom", "r"."LocationId", "r"."FamilyAddress", "r"."Poverty",
        "r"."FamilyType", "r"."ConfirmationNo", "r"."ConfirmationType", \(keptElements), \(person("head")),
        \(isCovered), \(members)
        """

    private static let isCovered: SQL = """
        EXISTS (SELECT 1 FROM "tblPolicy" "p" JOIN "tblInsureePolicy" "c" ON "c"."PolicyId" = "p"."PolicyID"
        WHERE "p"."FamilyID" = "r"."FamilyID" AND "p"."ValidityTo" IS NULL AND "p"."PolicyStatus" = 2
        AND "c"."ValidityTo" IS NULL)
        """

    private static let members = NestedColumn.rows(
        [.column("m", "InsureeUUID"), .text("m", "CHFID"), .text("m", "LastName"), .text("m", "OtherNames")],
        from: #""tblInsuree" "m" WHERE "m"."FamilyID" = "r"."FamilyID" AND "m"."ValidityTo" IS NULL"#,
        order: #""m"."IsHead" DESC, "m"."InsureeID""#)

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> FamilyRecord {
        var family = FamilyRecord(
            key: try columns.integer(), uuid: try columns.uuid(), validityFrom: try columns.moment(), isCovered: false,
            members: [])
        family.locationKey = try columns.optionalInteger()
        family.address = try columns.text()
        family.isPoor = try columns.optionalBoolean()
        family.familyType = try columns.text()
        family.confirmationNumber = try columns.text()
        family.confirmationType = try columns.text()
        family.keptElements = try columns.text()
        family.head = try columns.person()
        family.isCovered = try columns.boolean()
        var members: [PersonReference] = []
        for var row in try columns.nested() { members.append(try row.person()) }
        family.members = members
        return family
    }
}
