package import OpenIMIS
package import SQLInterface

/// An insured person with the family, its head, the photo and the facility: one row each.
package enum InsureeSelection: RecordSelection {
    package static let source = RecordSource.insurees

    package static let columns: SQL = """
        "r"."InsureeID", "r"."InsureeUUID", "r"."ValidityFrom", "r"."LastName", "r"."OtherNames", "r"."IsHead",
        "r"."CHFID", "r"."DOB", "r"."Gender", "r"."Marital", "r"."Phone", "r"."Email", "r"."CurrentVillage",
        "r"."CurrentAddress", "r"."CardIssued", "r"."Education", "r"."Profession", "r"."Relationship", "r"."passport",
        "r"."TypeOfId", "r"."status", "r"."status_date", "r"."StatusReason", "r"."Vulnerability", \(keptElements),
        "family"."FamilyUUID", "family"."LocationId", "family"."FamilyAddress", \(person("head")),
        "photo"."PhotoID", "photo"."PhotoFolder", "photo"."PhotoFileName", "photo"."PhotoDate", "photo"."photo",
        "facility"."HfUUID", "facility"."HFCode", "facility"."HFName"
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> InsureeRecord {
        var insuree = InsureeRecord(
            key: try columns.integer(), uuid: try columns.uuid(), validityFrom: try columns.moment(),
            lastName: try columns.string(), otherNames: try columns.string(), isHead: try columns.boolean())
        insuree.number = try columns.text()
        insuree.birthDate = try columns.date()
        insuree.gender = try columns.text()
        insuree.maritalStatus = try columns.text()
        insuree.phone = try columns.text()
        insuree.email = try columns.text()
        insuree.villageKey = try columns.optionalInteger()
        insuree.address = try columns.text()
        insuree.isCardIssued = try columns.optionalBoolean()
        insuree.education = try columns.optionalInteger()
        insuree.profession = try columns.optionalInteger()
        insuree.relationship = try columns.optionalInteger()
        insuree.passport = try columns.text()
        insuree.identificationType = try columns.text()
        insuree.status = try columns.text()
        insuree.statusDate = try columns.date()
        insuree.statusReason = try columns.optionalInteger()
        insuree.isVulnerable = try columns.optionalBoolean()
        insuree.keptElements = try columns.text()
        insuree.family = try family(&columns)
        insuree.photo = try photo(&columns)
        insuree.facility = try columns.entity()
        return insuree
    }

    private static func family(_ columns: inout ColumnReader) throws(RowError) -> InsureeRecord.Family? {
        guard let uuid = try columns.optionalUUID() else {
            columns.skip(6)
            return nil
        }
        return InsureeRecord.Family(
            uuid: uuid, locationKey: try columns.optionalInteger(), address: try columns.text(),
            head: try columns.person())
    }

    private static func photo(_ columns: inout ColumnReader) throws(RowError) -> InsureeRecord.Photo? {
        guard try columns.optionalInteger() != nil else {
            columns.skip(4)
            return nil
        }
        return InsureeRecord.Photo(
            folder: try columns.text(), fileName: try columns.text(), date: try columns.date(),
            content: try columns.text())
    }
}
