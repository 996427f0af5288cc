package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `Patient`.
    package static let patient = ResourceSchema(
        name: "insuree", type: "Patient", source: .insurees,
        identity: Identity(uuid: Column("InsureeUUID", .textUUID), code: Column("CHFID")),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: "http://hl7.org/fhir/SearchParameter/Patient-identifier",
                "The insurance number (type `Code`) or the UUID (type `UUID`)",
                [
                    .identifier("Code", Column("CHFID")), .identifier("UUID", Column("InsureeUUID", .textUUID)),
                ]),
            SearchParameter(
                "name", .string, definition: "http://hl7.org/fhir/SearchParameter/Patient-name",
                "The start of the family name or of the other names",
                [SearchTarget(.text([Column("LastName"), Column("OtherNames")]))]),
            SearchParameter(
                "family", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-family",
                "The start of the family name", [SearchTarget(.text([Column("LastName")]))]),
            SearchParameter(
                "given", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-given",
                "The start of the other names", [SearchTarget(.text([Column("OtherNames")]))]),
            SearchParameter(
                "birthdate", .date, definition: "http://hl7.org/fhir/SearchParameter/individual-birthdate",
                "The date of birth", [SearchTarget(.date(Column("DOB", .date)))]),
            SearchParameter(
                "gender", .token, definition: "http://hl7.org/fhir/SearchParameter/individual-gender", "The gender",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://hl7.org/fhir/administrative-gender"],
                                .mapped(
                                    Column("Gender"), [.init("male", "M"), .init("female", "F"), .init("other", "O")])))
                    )
                ]),
            SearchParameter(
                "active", .token, definition: "http://hl7.org/fhir/SearchParameter/Patient-active",
                "Whether the person's record is in use",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://terminology.hl7.org/CodeSystem/special-values"],
                                .mapped(Column("status"), [.init("true", "AC"), .init("false", "IN", "DE")]))))
                ]),
            SearchParameter(
                "deceased", .token, definition: "http://hl7.org/fhir/SearchParameter/Patient-deceased",
                "Whether the person has died",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                .conditions([
                                    .init("true", when: .equals(Column("status"), ["DE"])),
                                    .init("false", when: .not(.equals(Column("status"), ["DE"]))),
                                ]))))
                ]),
            SearchParameter(
                "death-date", .date, definition: "http://hl7.org/fhir/SearchParameter/Patient-death-date",
                "The date of death",
                [SearchTarget(.date(Column("status_date", .date)), when: .equals(Column("status"), ["DE"]))]),
            SearchParameter(
                "phone", .token, definition: "http://hl7.org/fhir/SearchParameter/individual-phone",
                "A telephone number", [SearchTarget(.token(TokenContent(.column(Column("Phone")))))]),
            SearchParameter(
                "email", .token, definition: "http://hl7.org/fhir/SearchParameter/individual-email",
                "An e-mail address", [SearchTarget(.token(TokenContent(.column(Column("Email")))))]),
            SearchParameter(
                "telecom", .token, definition: "http://hl7.org/fhir/SearchParameter/individual-telecom",
                "A telephone number or an e-mail address",
                [
                    SearchTarget(.token(TokenContent(systems: ["phone"], .column(Column("Phone"))))),
                    SearchTarget(.token(TokenContent(systems: ["email"], .column(Column("Email"))))),
                ]),
            SearchParameter(
                "general-practitioner", .reference,
                definition: "http://hl7.org/fhir/SearchParameter/Patient-general-practitioner",
                "The facility that is the first point of service",
                [
                    SearchTarget(
                        .reference(
                            .init(
                                to: "facility", type: "Organization", by: Column("HFID", .integer),
                                equals: Column("HfID", .integer))))
                ]),
        ] + addressParameters)

    private static let addressParameters = [
        SearchParameter(
            "address", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-address",
            "The start of the address text or of the name of the village, district or region",
            addressText + addressNames(0) + addressNames(2) + addressNames(3)),
        SearchParameter(
            "address-city", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-address-city",
            "The start of the village's name", addressNames(0)),
        SearchParameter(
            "address-state", .string, definition: "http://hl7.org/fhir/SearchParameter/individual-address-state",
            "The start of the region's name", addressNames(3)),
        SearchParameter(
            "address-use", .token, definition: "http://hl7.org/fhir/SearchParameter/individual-address-use",
            "`temp` for the person's own address, `home` for the family's",
            [
                SearchTarget(
                    .token(
                        TokenContent(
                            systems: ["http://hl7.org/fhir/address-use"],
                            .conditions([
                                .init("temp", when: .not(showsFamilyAddress)),
                                .init("home", when: .all([showsFamilyAddress, hasFamilyAddress])),
                            ]))))
            ]),
    ]

    /// The family's address is shown where the person has none of the own.
    private static let showsFamilyAddress = Condition.all([
        .equals(Column("CurrentVillage", .integer), [.null]), .equals(Column("CurrentAddress"), [.null, ""]),
    ])

    private static let hasFamilyAddress = Condition.any([
        .not(.equals(Column("LocationId", .integer, of: "family"), [.null])),
        .not(.equals(Column("FamilyAddress", .text, of: "family"), [.null, ""])),
    ])

    private static let addressText = [
        SearchTarget(.text([Column("CurrentAddress")])),
        SearchTarget(.text([Column("FamilyAddress", .text, of: "family")]), when: showsFamilyAddress),
    ]

    /// The name of the location so many levels above the village.
    private static func addressNames(_ levels: Int) -> [SearchTarget] {
        let name = SearchTarget.Content.text([Column("LocationName")])
        return [
            SearchTarget(path: Step.locations(from: Column("CurrentVillage", .integer), up: levels), name),
            SearchTarget(
                path: Step.locations(from: Column("LocationId", .integer, of: "family"), up: levels), name,
                when: showsFamilyAddress),
        ]
    }
}

extension Step {
    /// To the location that a column names, and so many levels up.
    package static func locations(from column: Column, up levels: Int) -> [Step] {
        [Step(column, to: .locations, onlyCurrent: false)]
            + (0..<levels).map { _ in Step(Column("ParentLocationId", .integer), to: .locations, onlyCurrent: false) }
    }
}
