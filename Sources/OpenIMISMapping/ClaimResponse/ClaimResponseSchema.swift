package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `ClaimResponse`, whose records are the claims.
    package static let claimResponse = ResourceSchema(
        name: "claimResponse", type: "ClaimResponse", source: .claims,
        identity: Identity(uuid: Column("ClaimUUID", .textUUID), code: Column("ClaimCode")),
        lastUpdated: ClaimParameter.lastUpdated,
        parameters: [
            ClaimParameter.identifier("ClaimResponse"),
            ClaimParameter.patient("ClaimResponse"),
            SearchParameter(
                "created", .date, definition: ClaimParameter.url("ClaimResponse-created"),
                "When the claim was processed, else submitted, else the day of the claim",
                [
                    SearchTarget(.date(processed), when: .not(.equals(processed, [.null]))),
                    SearchTarget(
                        .date(submitted), when: .all([.equals(processed, [.null]), .not(.equals(submitted, [.null]))])),
                    SearchTarget(
                        .date(Column("DateClaimed", .date)),
                        when: .all([.equals(processed, [.null]), .equals(submitted, [.null])])),
                ]),
            SearchParameter(
                "outcome", .token, definition: ClaimParameter.url("ClaimResponse-outcome"),
                "`queued` (entered), `partial` (checked, processed) or `complete` (valuated, rejected)",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://hl7.org/fhir/remittance-outcome"],
                                .mapped(
                                    Column("ClaimStatus", .integer),
                                    [.init("queued", 2), .init("partial", 4, 8), .init("complete", 1, 16)]))))
                ]),
            SearchParameter(
                "request", .reference, definition: ClaimParameter.url("ClaimResponse-request"), "The claim",
                [
                    SearchTarget(
                        .reference(
                            .init(
                                to: "claim", type: "Claim", by: Column("ClaimID", .integer),
                                equals: Column("ClaimID", .integer))))
                ]),
            SearchParameter(
                "requestor", .reference, definition: ClaimParameter.url("ClaimResponse-requestor"),
                "The claim administrator", [ClaimParameter.administrator]),
            ClaimParameter.status("ClaimResponse"), ClaimParameter.use("ClaimResponse"),
        ])

    private static let processed = Column("ProcessStamp", .timestamp)
    private static let submitted = Column("SubmitStamp", .timestamp)
}
