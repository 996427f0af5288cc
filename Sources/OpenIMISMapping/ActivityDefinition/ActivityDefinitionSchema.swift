package import OpenIMIS

extension ResourceSchema {
    /// The search parameters of `ActivityDefinition`.
    package static let service = ResourceSchema(
        name: "service", type: "ActivityDefinition", source: .services,
        identity: Identity(uuid: Column("ServiceUUID", .textUUID), code: Column("ServCode")),
        lastUpdated: LastUpdated([Column("ValidityFrom", .timestamp)], includesHistory: true),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: url("identifier"),
                "The service's code (type `Code`) or the UUID (type `UUID`)",
                [.identifier("Code", Column("ServCode")), .identifier("UUID", Column("ServiceUUID", .textUUID))]),
            SearchParameter(
                "name", .string, definition: url("name"), "The start of the service's code",
                [SearchTarget(.text([Column("ServCode")]))]),
            SearchParameter(
                "title", .string, definition: url("title"), "The start of the service's name",
                [SearchTarget(.text([Column("ServName")]))]),
            SearchParameter(
                "date", .date, definition: url("date"), "The day from which the service is valid",
                [SearchTarget(.date(Column("ValidityFrom", .timestamp)))]),
            SearchParameter(
                "status", .token, definition: url("status"), "Always `active`",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://hl7.org/fhir/publication-status"], .constant("active"))))
                ]),
            SearchParameter(
                "topic", .token, definition: url("topic"), "`P` preventive, `C` curative",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: Canonical.spellings(ofCodeSystem: "activity-definition-service-type"),
                                .column(Column("ServType")))))
                ]),
            SearchParameter(
                "context", .token, definition: url("context"),
                "Gender, age, category or venue that the service is meant for",
                [
                    bits(1, 2, systems: ["\(CodeSystemURL.administrativeGender)"], "male", "female"),
                    bits(4, 8, systems: Canonical.spellings(ofCodeSystem: "usage-context-age-type"), "adult", "child"),
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: Canonical.spellings(
                                    ofCodeSystem: "activity-definition-usage-context-workflow-type"),
                                .column(Column("ServCategory"))))),
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["\(CodeSystemURL.actCode)"],
                                .mapped(
                                    Column("ServCareType"), [.init("AMB", "O", "B"), .init("IMP", "I", "B")])))),
                ]),
        ])

    private static func url(_ name: String) -> String {
        "http://hl7.org/fhir/SearchParameter/ActivityDefinition-\(name)"
    }

    /// Two codes that stand for bits of the patient category.
    private static func bits(
        _ first: Int, _ second: Int, systems: [String], _ firstCode: String, _ secondCode: String
    ) -> SearchTarget {
        func condition(_ bit: Int) -> Condition {
            .equals(Column("ServPatCat", .integer), (1...15).filter { $0 & bit != 0 }.map(Literal.integer))
        }
        return SearchTarget(
            .token(
                TokenContent(
                    systems: systems,
                    .conditions([
                        .init(firstCode, when: condition(first)), .init(secondCode, when: condition(second)),
                    ]))))
    }
}
