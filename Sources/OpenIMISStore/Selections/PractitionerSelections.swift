package import OpenIMIS
package import SQLInterface

/// A claim administrator with the facility.
package enum ClaimAdministratorSelection: RecordSelection {
    package static let source = RecordSource.claimAdministrators

    package static let columns: SQL = """
        "r"."ClaimAdminId", "r"."ClaimAdminUUID", \(PolicyColumns.lastUpdated("r", .claimAdministrators)),
        "r"."ClaimAdminCode", "r"."LastName", "r"."OtherNames", "r"."DOB", "r"."Phone", "r"."EmailId",
        "facility"."HfUUID", "facility"."HFCode", "facility"."HFName"
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> PractitionerRecord {
        var practitioner = try PractitionerRecord(.claimAdministrator, &columns)
        practitioner.facility = try columns.entity()
        return practitioner
    }
}

/// An enrolment officer with the places of work and the one who stands in.
package enum OfficerSelection: RecordSelection {
    package static let source = RecordSource.officers

    package static let columns: SQL = """
        "r"."OfficerID", "r"."OfficerUUID", \(PolicyColumns.lastUpdated("r", .officers)), "r"."Code", "r"."LastName",
        "r"."OtherNames", "r"."DOB", "r"."Phone", "r"."EmailId", "r"."permanentaddress", "r"."LocationId", "r"."WorksTo",
        "substitute"."OfficerUUID", "substitute"."Code", "substitute"."LastName", \(villages)
        """

    private static let villages = NestedColumn.rows(
        [.column("v", "LocationId")],
        from: """
            "tblOfficerVillages" "v" WHERE "v"."OfficerId" = "r"."OfficerID" AND "v"."ValidityTo" IS NULL
            AND "v"."LocationId" IS NOT NULL
            """, order: #""v"."OfficerVillageId""#)

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> PractitionerRecord {
        var practitioner = try PractitionerRecord(.enrolmentOfficer, &columns)
        practitioner.address = try columns.text()
        practitioner.locationKey = try columns.optionalInteger()
        practitioner.worksTo = try columns.optionalMoment()
        practitioner.substitute = try columns.entity()
        for var row in try columns.nested() { practitioner.villageKeys.append(try row.integer()) }
        return practitioner
    }
}

extension PractitionerRecord {
    /// The nine columns that both tables have.
    fileprivate init(_ kind: Kind, _ columns: inout ColumnReader) throws(RowError) {
        self.init(
            kind: kind, key: try columns.integer(), uuid: try columns.uuid(), lastUpdated: try columns.moment())
        code = try columns.text()
        lastName = try columns.text()
        otherNames = try columns.text()
        birthDate = try columns.date()
        phone = try columns.text()
        email = try columns.text()
    }
}
