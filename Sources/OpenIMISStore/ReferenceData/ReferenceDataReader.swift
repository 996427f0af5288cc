import OpenIMIS
import SQLInterface

/// Reads everything that `ReferenceData` holds.
enum ReferenceDataReader {
    static func read(_ session: any SQLSession) throws -> ReferenceData {
        var codes = CodeTables()
        codes.genders = try table("tblGender", "Code", "Gender", session)
        codes.educations = try table("tblEducations", "EducationId", "Education", session)
        codes.professions = try table("tblProfessions", "ProfessionId", "Profession", session)
        codes.relations = try table("tblRelations", "RelationId", "Relation", session)
        codes.identificationTypes = try table(
            "tblIdentificationTypes", "IdentificationCode", "IdentificationTypes", session)
        codes.familyTypes = try table("tblFamilyTypes", "FamilyTypeCode", "FamilyType", session)
        codes.confirmationTypes = try table("tblConfirmationTypes", "ConfirmationTypeCode", "ConfirmationType", session)
        codes.legalForms = try table("tblLegalForms", "LegalFormCode", "LegalForms", session)
        codes.facilitySublevels = try table("tblHFSublevel", "HFSublevel", "HFSublevelDesc", session)
        codes.payerTypes = try table("tblPayerType", "Code", "PayerType", session)
        codes.statusReasons = try session.rows(InsureeStatusReasons())
        return ReferenceData(locations: LocationTree(try session.rows(AllLocations())), codes: codes)
    }

    private static func table(
        _ table: String, _ code: String, _ label: String, _ session: any SQLSession
    ) throws -> CodeTables.CodeTable {
        CodeTables.CodeTable(try session.rows(CodeTableEntries(table: table, code: code, label: label)))
    }
}

/// The codes of a reference table in their order of display; codes are numbers in some and text in others.
struct CodeTableEntries: Query {
    let table: String
    let code: String
    let label: String

    var sql: SQL {
        """
        SELECT CAST(\(identifier: code) AS text), \(identifier: label), "AltLanguage" FROM \(identifier: table)
        ORDER BY "SortOrder" IS NULL, "SortOrder", \(identifier: code)
        """
    }

    func decode(_ row: any Row) throws(RowError) -> CodeTables.Entry {
        let code = try row.string(0)
        return try CodeTables.Entry(
            code: code, label: row.optionalString(1) ?? code, alternativeLabel: row.optionalString(2))
    }
}

/// Every location, closed ones and old versions included: other rows may still refer to them.
struct AllLocations: Query {
    let sql: SQL = """
        SELECT "LocationId", "LocationUUID", "LocationCode", "LocationName", "LocationType", "ParentLocationId",
            "ValidityTo" IS NULL
        FROM "tblLocations"
        """

    func decode(_ row: any Row) throws(RowError) -> LocationTree.Location {
        try LocationTree.Location(
            key: row.integer(0), uuid: row.string(1), code: row.optionalString(2), name: row.optionalString(3),
            type: row.string(4), parent: row.optionalInteger(5), isCurrent: row.boolean(6))
    }
}

/// The current reasons for a person's status.
struct InsureeStatusReasons: Query {
    let sql: SQL = """
        SELECT "StatusReasonId", "Code", "StatusReason", "status_type" FROM "tblInsureeStatusReason"
        WHERE "ValidityTo" IS NULL ORDER BY "StatusReasonId"
        """

    func decode(_ row: any Row) throws(RowError) -> CodeTables.StatusReason {
        try CodeTables.StatusReason(
            key: row.integer(0), code: row.string(1), label: row.string(2), status: row.string(3))
    }
}
