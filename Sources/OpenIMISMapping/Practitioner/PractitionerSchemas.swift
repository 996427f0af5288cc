package import OpenIMIS

extension ResourceSchema {
    /// Claim administrators as `Practitioner`.
    package static let claimAdministrator = ResourceSchema(
        name: "claimAdministrator", type: "Practitioner", source: .claimAdministrators,
        identity: PractitionerParameter.administratorIdentity,
        lastUpdated: PractitionerParameter.lastUpdated,
        parameters: PractitionerParameter.person(code: "ClaimAdminCode", uuid: "ClaimAdminUUID"))

    /// Enrolment officers as `Practitioner`.
    package static let officer = ResourceSchema(
        name: "officer", type: "Practitioner", source: .officers, identity: PractitionerParameter.officerIdentity,
        lastUpdated: PractitionerParameter.lastUpdated,
        parameters: PractitionerParameter.person(code: "Code", uuid: "OfficerUUID") + [
            SearchParameter(
                "address", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-address",
                "The start of the address text or of the name of the district or region",
                [SearchTarget(.text([Column("permanentaddress")]))]
                    + OrganizationParameter.place("LocationId", levels: 0...3)),
            SearchParameter(
                "address-state", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-address-state",
                "The start of the region's name", OrganizationParameter.place("LocationId", levels: 1...1)),
        ])

    /// Claim administrators as `PractitionerRole`.
    package static let claimAdministratorRole = ResourceSchema(
        name: "claimAdministratorRole", type: "PractitionerRole", source: .claimAdministrators,
        identity: PractitionerParameter.administratorIdentity,
        lastUpdated: PractitionerParameter.lastUpdated,
        parameters: [
            PractitionerParameter.roleIdentifier(code: "ClaimAdminCode", uuid: "ClaimAdminUUID"),
            PractitionerParameter.role("CA"),
            PractitionerParameter.roleReference(
                "practitioner", "The claim administrator", to: "claimAdministrator", type: "Practitioner",
                by: "ClaimAdminId", equals: "ClaimAdminId"),
            PractitionerParameter.roleReference(
                "organization", "The facility", to: "facility", type: "Organization", by: "HFId", equals: "HfID"),
        ] + PractitionerParameter.telecoms("PractitionerRole"))

    /// Enrolment officers as `PractitionerRole`.
    package static let officerRole = ResourceSchema(
        name: "officerRole", type: "PractitionerRole", source: .officers,
        identity: PractitionerParameter.officerIdentity,
        lastUpdated: PractitionerParameter.lastUpdated,
        parameters: [
            PractitionerParameter.roleIdentifier(code: "Code", uuid: "OfficerUUID"),
            PractitionerParameter.role("EO"),
            PractitionerParameter.roleReference(
                "practitioner", "The enrolment officer", to: "officer", type: "Practitioner", by: "OfficerID",
                equals: "OfficerID"),
            SearchParameter(
                "location", .reference, definition: PractitionerParameter.url("location"),
                "The officer's place of work or one of the villages",
                [
                    SearchTarget(PractitionerParameter.location("LocationId")),
                    SearchTarget(
                        path: [Step(Column("OfficerID", .integer), to: .officerVillages, "OfficerId")],
                        PractitionerParameter.location("LocationId")),
                ]),
            SearchParameter(
                "date", .date, definition: PractitionerParameter.url("date"), "The last day of work",
                [SearchTarget(.date(Column("WorksTo", .timestamp)))]),
        ] + PractitionerParameter.telecoms("PractitionerRole"))
}

/// Search parameters of `Practitioner` and `PractitionerRole`.
private enum PractitionerParameter {
    static let administratorIdentity = ResourceSchema.Identity(
        uuid: Column("ClaimAdminUUID", .textUUID), code: Column("ClaimAdminCode"))

    static let officerIdentity = ResourceSchema.Identity(
        uuid: Column("OfficerUUID", .textUUID), code: Column("Code"))

    static let lastUpdated = ResourceSchema.LastUpdated(
        [Column("ValidityFrom", .timestamp)], includesHistory: true)

    static func url(_ name: String) -> String { "http://hl7.org/fhir/SearchParameter/PractitionerRole-\(name)" }

    static func person(code: String, uuid: String) -> [SearchParameter] {
        [
            SearchParameter(
                "identifier", .token, definition: "http://hl7.org/fhir/SearchParameter/Practitioner-identifier",
                "The code (type `Code`) or the UUID (type `UUID`)",
                [.identifier("Code", Column(code)), .identifier("UUID", Column(uuid, .textUUID))]),
            SearchParameter(
                "name", .string, definition: "http://hl7.org/fhir/SearchParameter/Practitioner-name",
                "The start of the family name or of the other names",
                [SearchTarget(.text([Column("LastName"), Column("OtherNames")]))]),
            SearchParameter(
                "family", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-family",
                "The start of the family name", [SearchTarget(.text([Column("LastName")]))]),
            SearchParameter(
                "given", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-given",
                "The start of the other names", [SearchTarget(.text([Column("OtherNames")]))]),
        ] + telecoms("individual")
    }

    static func telecoms(_ resource: String) -> [SearchParameter] {
        let definition = "http://hl7.org/fhir/SearchParameter/\(resource)"
        let phone = SearchTarget(.token(TokenContent(systems: ["phone"], .column(Column("Phone")))))
        let email = SearchTarget(.token(TokenContent(systems: ["email"], .column(Column("EmailId")))))
        return [
            SearchParameter("phone", .token, definition: "\(definition)-phone", "A telephone number", [phone]),
            SearchParameter("email", .token, definition: "\(definition)-email", "An e-mail address", [email]),
            SearchParameter(
                "telecom", .token, definition: "\(definition)-telecom", "A telephone number or an e-mail address",
                [phone, email]),
        ]
    }

    static func roleIdentifier(code: String, uuid: String) -> SearchParameter {
        SearchParameter(
            "identifier", .token, definition: url("identifier"), "The code (type `Code`) or the UUID (type `UUID`)",
            [.identifier("Code", Column(code)), .identifier("UUID", Column(uuid, .textUUID))])
    }

    static func role(_ code: String) -> SearchParameter {
        SearchParameter(
            "role", .token, definition: url("role"), "`CA` for claim administrators, `EO` for enrolment officers",
            [
                SearchTarget(
                    .token(
                        TokenContent(
                            systems: Canonical.spellings(ofCodeSystem: "practitioner-qualification-type"),
                            .constant(code))))
            ])
    }

    static func roleReference(
        _ name: String, _ documentation: String, to schema: String, type: String, by column: String, equals key: String
    ) -> SearchParameter {
        SearchParameter(
            name, .reference, definition: url(name), documentation,
            [
                SearchTarget(
                    .reference(
                        .init(to: schema, type: type, by: Column(column, .integer), equals: Column(key, .integer))))
            ])
    }

    static func location(_ column: String) -> SearchTarget.Content {
        .reference(
            .init(
                to: "location", type: "Location", by: Column(column, .integer),
                equals: Column("LocationId", .integer)))
    }
}
