package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `Medication`.
    package static let item = ResourceSchema(
        name: "item", type: "Medication", source: .items,
        identity: Identity(uuid: Column("ItemUUID", .textUUID), code: Column("ItemCode")),
        lastUpdated: LastUpdated([Column("ValidityFrom", .timestamp)], includesHistory: true),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: "http://hl7.org/fhir/SearchParameter/Medication-identifier",
                "The item's code (type `Code`) or the UUID (type `UUID`)",
                [.identifier("Code", Column("ItemCode")), .identifier("UUID", Column("ItemUUID", .textUUID))]),
            SearchParameter(
                "code", .token, definition: "http://hl7.org/fhir/SearchParameter/clinical-code", "The item's code",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: Canonical.spellings(ofCodeSystem: "medical-item"),
                                .column(Column("ItemCode")))))
                ]),
            SearchParameter(
                "name", .string, definition: "\(Canonical.base)/SearchParameter/medication-name",
                "The start of the item's name", [SearchTarget(.text([Column("ItemName")]))]),
            SearchParameter(
                "form", .token, definition: "http://hl7.org/fhir/SearchParameter/Medication-form",
                "The package, as it is written", [SearchTarget(.token(TokenContent(.column(Column("ItemPackage")))))]),
            SearchParameter(
                "status", .token, definition: "http://hl7.org/fhir/SearchParameter/Medication-status",
                "Always `active`",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://hl7.org/fhir/CodeSystem/medication-status"], .constant("active"))))
                ]),
        ])
}
