package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `Claim`.
    package static let claim = ResourceSchema(
        name: "claim", type: "Claim", source: .claims,
        identity: Identity(uuid: Column("ClaimUUID", .textUUID), code: Column("ClaimCode")),
        lastUpdated: ClaimParameter.lastUpdated,
        parameters: [
            ClaimParameter.identifier("Claim"),
            ClaimParameter.patient("Claim"),
            SearchParameter(
                "created", .date, definition: ClaimParameter.url("Claim-created"), "The day of the claim",
                [SearchTarget(.date(Column("DateClaimed", .date)))]),
            SearchParameter(
                "billable-period", .date, definition: "\(Canonical.base)/SearchParameter/claim-billable-period",
                "The days of the visit",
                [SearchTarget(.period(start: Column("DateFrom", .date), end: Column("DateTo", .date)))]),
            SearchParameter(
                "provider", .reference, definition: ClaimParameter.url("Claim-provider"), "The facility",
                [ClaimParameter.facility]),
            SearchParameter(
                "enterer", .reference, definition: ClaimParameter.url("Claim-enterer"), "The claim administrator",
                [ClaimParameter.administrator]),
            SearchParameter(
                "priority", .token, definition: ClaimParameter.url("Claim-priority"), "Always `normal`",
                [
                    SearchTarget(
                        .token(
                            TokenContent(systems: ["\(CodeSystemURL.processPriority)"], .constant("normal"))))
                ]),
            ClaimParameter.status("Claim"), ClaimParameter.use("Claim"),
        ])
}

/// Search parameters that `Claim` and `ClaimResponse` share.
enum ClaimParameter {
    /// openIMIS notes some changes in columns of their own, and the others in old rows.
    static let lastUpdated = ResourceSchema.LastUpdated(
        [
            Column("ValidityFrom", .timestamp), Column("SubmitStamp", .timestamp), Column("ProcessStamp", .timestamp),
            Column("ValidityFromReview", .timestamp),
        ], includesHistory: true)

    static func url(_ name: String) -> String { "http://hl7.org/fhir/SearchParameter/\(name)" }

    static func identifier(_ type: String) -> SearchParameter {
        SearchParameter(
            "identifier", .token, definition: url("\(type)-identifier"),
            "The claim's code (type `Code`) or the UUID (type `UUID`)",
            [.identifier("Code", Column("ClaimCode")), .identifier("UUID", Column("ClaimUUID", .textUUID))])
    }

    static func patient(_ type: String) -> SearchParameter {
        SearchParameter(
            "patient", .reference, definition: url("\(type)-patient"), "The insured person",
            [
                SearchTarget(
                    .reference(
                        .init(
                            to: "insuree", type: "Patient", by: Column("InsureeID", .integer),
                            equals: Column("InsureeID", .integer))))
            ])
    }

    static let facility = SearchTarget(
        .reference(
            .init(
                to: "facility", type: "Organization", by: Column("HFID", .integer),
                equals: Column("HfID", .integer))))

    static let administrator = SearchTarget(
        .reference(
            .init(
                to: "claimAdministrator", type: "Practitioner", by: Column("ClaimAdminId", .integer),
                equals: Column("ClaimAdminId", .integer))))

    static func status(_ type: String) -> SearchParameter {
        SearchParameter(
            "status", .token, definition: url("\(type)-status"), "Always `active`",
            [SearchTarget(.token(TokenContent(systems: ["http://hl7.org/fhir/fm-status"], .constant("active"))))])
    }

    static func use(_ type: String) -> SearchParameter {
        SearchParameter(
            "use", .token, definition: url("\(type)-use"), "Always `claim`",
            [SearchTarget(.token(TokenContent(systems: ["http://hl7.org/fhir/claim-use"], .constant("claim"))))])
    }
}
