package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `Coverage`.
    package static let coverage = ResourceSchema(
        name: "cover", type: "Coverage", source: .covers,
        identity: Identity(
            uuid: Column("PolicyUUID", .textUUID, of: "policy"), member: Column("InsureeID", .integer),
            withoutMember: .sameValue(Column("InsureeID", .integer), Column("InsureeID", .integer, of: "family"))),
        lastUpdated: LastUpdated(
            [Column("ValidityFrom", .timestamp), Column("ValidityFrom", .timestamp, of: "policy")],
            includesHistory: true),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: "http://hl7.org/fhir/SearchParameter/Coverage-identifier",
                "The UUID of the policy", [.identifier("UUID", Column("PolicyUUID", .textUUID, of: "policy"))]),
            SearchParameter(
                "status", .token, definition: "http://hl7.org/fhir/SearchParameter/Coverage-status",
                "`active`, `cancelled` (suspended or expired) or `draft` (not yet in force)",
                [
                    SearchTarget(
                        .token(TokenContent(systems: ["http://hl7.org/fhir/fm-status"], .conditions(statusCases))))
                ]),
            patient("patient", "Coverage-patient", "The insured person", Column("InsureeID", .integer)),
            patient("beneficiary", "Coverage-beneficiary", "The insured person", Column("InsureeID", .integer)),
            patient(
                "policy-holder", "Coverage-policy-holder", "The head of the family",
                Column("InsureeID", .integer, of: "family")),
            payor,
            SearchParameter(
                "class-type", .token, definition: "http://hl7.org/fhir/SearchParameter/Coverage-class-type",
                "Always `plan`",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://terminology.hl7.org/CodeSystem/coverage-class"], .constant("plan"))))
                ]),
            SearchParameter(
                "class-value", .string, definition: "http://hl7.org/fhir/SearchParameter/Coverage-class-value",
                "The start of the product's code", [SearchTarget(.text([Column("ProductCode", .text, of: "product")]))]),
        ])

    private static let isCurrent = Condition.equals(Column("ValidityTo", .timestamp, of: "policy"), [.null])
    private static let status = Column("PolicyStatus", .integer, of: "policy")

    private static let statusCases: [TokenContent.Case] = [
        .init("active", when: .all([isCurrent, .equals(status, [2])])),
        .init("cancelled", when: .any([.not(isCurrent), .equals(status, [4, 8])])),
        .init("draft", when: .all([isCurrent, .not(.equals(status, [2, 4, 8]))])),
    ]

    private static func patient(
        _ name: String, _ definition: String, _ documentation: String, _ column: Column
    ) -> SearchParameter {
        SearchParameter(
            name, .reference, definition: "http://hl7.org/fhir/SearchParameter/\(definition)", documentation,
            [
                SearchTarget(
                    .reference(
                        .init(to: "insuree", type: "Patient", by: column, equals: Column("InsureeID", .integer))))
            ])
    }

    /// The policy holder organisation of a formal sector policy, else the head of the family.
    private static let payor = SearchParameter(
        "payor", .reference, definition: "http://hl7.org/fhir/SearchParameter/Coverage-payor",
        "The policy holder organisation, or the head of the family",
        [
            SearchTarget(
                .reference(
                    .init(
                        to: "insuree", type: "Patient", by: Column("InsureeID", .integer, of: "family"),
                        equals: Column("InsureeID", .integer))), when: .not(.exists(Step.formalContract, .always))),
            SearchTarget(
                path: Step.formalContract,
                .reference(
                    .init(
                        to: "policyHolder", type: "Organization", by: Column("PolicyHolderUUID", .uuid),
                        equals: Column("UUID", .uuid)))),
        ])
}

extension Step {
    /// From a cover to the formal sector contract that its policy came of.
    fileprivate static let formalContract = [
        Step(
            Column("PolicyId", .integer),
            to: Table("tblContractContributionPlanDetails", key: "UUID", .uuid, currency: .notDeleted), "PolicyID"),
        Step(
            Column("ContractDetailsUUID", .uuid),
            to: Table("tblContractDetails", key: "UUID", .uuid, currency: .notDeleted), onlyCurrent: false),
        Step(
            Column("ContractUUID", .uuid), to: Table("tblContract", key: "UUID", .uuid, currency: .notDeleted),
            onlyCurrent: false),
    ]
}
