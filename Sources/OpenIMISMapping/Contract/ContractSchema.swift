package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `Contract`.
    package static let contract = ResourceSchema(
        name: "policy", type: "Contract", source: .policies,
        identity: Identity(uuid: Column("PolicyUUID", .textUUID)),
        lastUpdated: LastUpdated([Column("ValidityFrom", .timestamp)], includesHistory: true),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: "http://hl7.org/fhir/SearchParameter/Contract-identifier",
                "The UUID of the policy", [.identifier("UUID", Column("PolicyUUID", .textUUID))]),
            SearchParameter(
                "issued", .date, definition: "http://hl7.org/fhir/SearchParameter/Contract-issued",
                "The date of enrolment", [SearchTarget(.date(Column("EnrollDate", .date)))]),
            SearchParameter(
                "status", .token, definition: "http://hl7.org/fhir/SearchParameter/Contract-status",
                "`offered`, `executed`, `disputed` (suspended) or `terminated` (expired)",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://hl7.org/fhir/contract-status"],
                                .mapped(
                                    Column("PolicyStatus", .integer),
                                    [
                                        .init("offered", 1, .null), .init("executed", 2, 16), .init("disputed", 4),
                                        .init("terminated", 8),
                                    ]))))
                ]),
            SearchParameter(
                "subject", .reference, definition: "http://hl7.org/fhir/SearchParameter/Contract-subject",
                "The family",
                [
                    SearchTarget(
                        .reference(
                            .init(
                                to: "family", type: "Group", by: Column("FamilyID", .integer),
                                equals: Column("FamilyID", .integer))))
                ]),
        ])
}
