package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `InsurancePlan`.
    package static let product = ResourceSchema(
        name: "product", type: "InsurancePlan", source: .products,
        identity: Identity(uuid: Column("ProdUUID", .textUUID), code: Column("ProductCode")),
        lastUpdated: LastUpdated([Column("ValidityFrom", .timestamp)], includesHistory: true),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: "http://hl7.org/fhir/SearchParameter/InsurancePlan-identifier",
                "The product's code (type `Code`) or the UUID (type `UUID`)",
                [.identifier("Code", Column("ProductCode")), .identifier("UUID", Column("ProdUUID", .textUUID))]),
            SearchParameter(
                "name", .string, definition: "http://hl7.org/fhir/SearchParameter/InsurancePlan-name",
                "The start of the product's name", [SearchTarget(.text([Column("ProductName")]))]),
            SearchParameter(
                "type", .token, definition: "http://hl7.org/fhir/SearchParameter/InsurancePlan-type",
                "Always `medical`",
                [
                    SearchTarget(
                        .token(TokenContent(systems: ["\(CodeSystemURL.planType)"], .constant("medical"))))
                ]),
        ])
}
