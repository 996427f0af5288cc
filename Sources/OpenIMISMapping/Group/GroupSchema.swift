package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `Group`.
    package static let group = ResourceSchema(
        name: "family", type: "Group", source: .families,
        identity: Identity(uuid: Column("FamilyUUID", .textUUID), code: Column("CHFID", .text, of: "head")),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: "http://hl7.org/fhir/SearchParameter/Group-identifier",
                "The head's insurance number (type `Code`) or the family's UUID (type `UUID`)",
                [
                    .identifier("Code", Column("CHFID", .text, of: "head")),
                    .identifier("UUID", Column("FamilyUUID", .textUUID)),
                ]),
            SearchParameter(
                "member", .reference, definition: "http://hl7.org/fhir/SearchParameter/Group-member",
                "A current member of the family",
                [
                    SearchTarget(
                        path: [Step(Column("FamilyID", .integer), to: .insurees, "FamilyID")],
                        .reference(
                            .init(
                                to: "insuree", type: "Patient", by: Column("InsureeID", .integer),
                                equals: Column("InsureeID", .integer))))
                ]),
            SearchParameter(
                "type", .token, definition: "http://hl7.org/fhir/SearchParameter/Group-type", "Always `person`",
                [SearchTarget(.token(TokenContent(systems: ["http://hl7.org/fhir/group-type"], .constant("person"))))]),
            SearchParameter(
                "actual", .token, definition: "http://hl7.org/fhir/SearchParameter/Group-actual", "Always `true`",
                [SearchTarget(.token(TokenContent(.constant("true"))))]),
        ])
}
