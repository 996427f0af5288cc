package import OpenIMIS

extension ResourceSchema {
    /// Health facilities as `Organization`.
    package static let facility = ResourceSchema(
        name: "facility", type: "Organization", source: .facilities,
        identity: Identity(uuid: Column("HfUUID", .textUUID), code: Column("HFCode")),
        lastUpdated: LastUpdated([Column("ValidityFrom", .timestamp)], includesHistory: true),
        parameters: [
            OrganizationParameter.identifier(code: Column("HFCode"), uuid: Column("HfUUID", .textUUID)),
            OrganizationParameter.name([Column("HFName")]),
            OrganizationParameter.type("prov"),
            SearchParameter(
                "active", .token, definition: OrganizationParameter.url("active"), "Whether the facility is active",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://terminology.hl7.org/CodeSystem/special-values"],
                                .mapped(Column("status"), [.init("true", "AC"), .init("false", "IN", "DE", "ID")]))))
                ]),
            SearchParameter(
                "address", .string, definition: OrganizationParameter.url("address"),
                "The start of the address text or of the name of the district or region",
                [SearchTarget(.text([Column("HFAddress")]))]
                    + OrganizationParameter.place("LocationId", levels: 0...1)),
            SearchParameter(
                "address-state", .string, definition: OrganizationParameter.url("address-state"),
                "The start of the region's name", OrganizationParameter.place("LocationId", levels: 1...1)),
        ])

    /// Policy holders as `Organization`.
    package static let policyHolder = ResourceSchema(
        name: "policyHolder", type: "Organization", source: .policyHolders,
        identity: Identity(uuid: Column("UUID", .uuid), code: Column("PolicyHolderCode")),
        lastUpdated: LastUpdated([Column("DateUpdated", .timestamp)]),
        parameters: [
            OrganizationParameter.identifier(code: Column("PolicyHolderCode"), uuid: Column("UUID", .uuid)),
            OrganizationParameter.name([Column("TradeName")]),
            OrganizationParameter.type("bus"),
            SearchParameter(
                "active", .token, definition: OrganizationParameter.url("active"), "Always true",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://terminology.hl7.org/CodeSystem/special-values"], .constant("true"))))
                ]),
            SearchParameter(
                "address", .string, definition: OrganizationParameter.url("address"),
                "The start of the name of the village, district or region",
                OrganizationParameter.place("LocationsId", levels: 0...3)),
            SearchParameter(
                "address-state", .string, definition: OrganizationParameter.url("address-state"),
                "The start of the region's name", OrganizationParameter.place("LocationsId", levels: 3...3)),
        ])

    /// The insurer as `Organization`; its record is in no table, so its parameters are answered from memory.
    package static let insurer = ResourceSchema(
        name: "insurer", type: "Organization", source: RecordSource(Table("insurer", key: "place", currency: .always)),
        identity: Identity(uuid: Column("id")),
        parameters: [
            SearchParameter(
                "identifier", .token, definition: OrganizationParameter.url("identifier"),
                "The code (type `Code`)", [.identifier("Code", Column("code"))]),
            OrganizationParameter.name([Column("name")]),
            OrganizationParameter.type("ins"),
            SearchParameter(
                "active", .token, definition: OrganizationParameter.url("active"), "Always true",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://terminology.hl7.org/CodeSystem/special-values"], .constant("true"))))
                ]),
        ])
}

/// Search parameters of `Organization`.
enum OrganizationParameter {
    static func url(_ name: String) -> String { "http://hl7.org/fhir/SearchParameter/Organization-\(name)" }

    static func identifier(code: Column, uuid: Column) -> SearchParameter {
        SearchParameter(
            "identifier", .token, definition: url("identifier"), "The code (type `Code`) or the UUID (type `UUID`)",
            [.identifier("Code", code), .identifier("UUID", uuid)])
    }

    static func name(_ columns: [Column]) -> SearchParameter {
        SearchParameter(
            "name", .string, definition: url("name"), "The start of the name", [SearchTarget(.text(columns))])
    }

    static func type(_ code: String) -> SearchParameter {
        SearchParameter(
            "type", .token, definition: url("type"),
            "`prov` for facilities, `bus` for policy holders, `ins` for the insurer",
            [
                SearchTarget(
                    .token(
                        TokenContent(systems: ["\(CodeSystemURL.organizationType)"], .constant(code))))
            ])
    }

    /// The names of locations so many levels above the one that a column names.
    static func place(_ column: String, levels: ClosedRange<Int>) -> [SearchTarget] {
        levels.map { level in
            SearchTarget(
                path: Step.locations(from: Column(column, .integer), up: level), .text([Column("LocationName")]))
        }
    }
}
