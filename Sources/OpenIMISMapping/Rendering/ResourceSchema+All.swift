package import OpenIMIS

extension ResourceSchema {
    /// All kinds of records that FHIR resources are made of.
    package static let all: [ResourceSchema] = [
        .patient, .group, .coverage, .contract, .claim, .claimResponse, .facility, .policyHolder, .insurer, .location,
        .site, .claimAdministrator, .officer, .claimAdministratorRole, .officerRole, .item, .service, .product,
        .codeSystem,
    ]
}
