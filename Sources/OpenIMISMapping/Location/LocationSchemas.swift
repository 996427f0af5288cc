package import OpenIMIS

extension ResourceSchema {
    /// Regions, districts, wards and villages as `Location`.
    package static let location = ResourceSchema(
        name: "location", type: "Location", source: .locations,
        identity: Identity(uuid: Column("LocationUUID", .textUUID), code: Column("LocationCode")),
        lastUpdated: LastUpdated([Column("ValidityFrom", .timestamp)], includesHistory: true),
        parameters: [
            LocationParameter.identifier("Code", code: Column("LocationCode"), uuid: Column("LocationUUID", .textUUID)),
            LocationParameter.name([Column("LocationName")]),
            LocationParameter.partOf("ParentLocationId"),
            SearchParameter(
                "status", .token, definition: LocationParameter.url("status"), "Always `active`",
                [LocationParameter.status(.constant("active"))]),
            LocationParameter.physicalType(
                TokenContent(
                    systems: Canonical.spellings(ofCodeSystem: "location-type"), .column(Column("LocationType")))),
        ])

    /// Health facilities as `Location`.
    package static let site = ResourceSchema(
        name: "site", type: "Location", source: .facilities,
        identity: Identity(uuid: Column("HfUUID", .textUUID), code: Column("HFCode")),
        lastUpdated: LastUpdated([Column("ValidityFrom", .timestamp)], includesHistory: true),
        parameters: [
            LocationParameter.identifier("FI", code: Column("HFCode"), uuid: Column("HfUUID", .textUUID)),
            LocationParameter.name([Column("HFName")]),
            LocationParameter.partOf("LocationId"),
            SearchParameter(
                "status", .token, definition: LocationParameter.url("status"), "`active`, `suspended` or `inactive`",
                [
                    LocationParameter.status(
                        .mapped(
                            Column("status"),
                            [.init("active", "AC"), .init("suspended", "ID"), .init("inactive", "IN", "DE")]))
                ]),
            SearchParameter(
                "type", .token, definition: LocationParameter.url("type"),
                "`HOSP`, `OF` (health centre) or `COMM` (dispensary)",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["\(CodeSystemURL.roleCode)"],
                                .mapped(
                                    Column("HFLevel"), [.init("HOSP", "H"), .init("OF", "C"), .init("COMM", "D")]))))
                ]),
            SearchParameter(
                "organization", .reference, definition: LocationParameter.url("organization"), "The facility itself",
                [
                    SearchTarget(
                        .reference(
                            .init(
                                to: "facility", type: "Organization", by: Column("HfID", .integer),
                                equals: Column("HfID", .integer))))
                ]),
            LocationParameter.physicalType(
                TokenContent(systems: ["\(CodeSystemURL.locationPhysicalType)"], .constant("si"))),
        ])
}

/// Search parameters of `Location`.
enum LocationParameter {
    static func url(_ name: String) -> String { "http://hl7.org/fhir/SearchParameter/Location-\(name)" }

    static func identifier(_ type: String, code: Column, uuid: Column) -> SearchParameter {
        SearchParameter(
            "identifier", .token, definition: url("identifier"),
            "The code (type `Code`, `FI` for facilities) or the UUID (type `UUID`)",
            [.identifier(type, code), .identifier("UUID", uuid)])
    }

    static func name(_ columns: [Column]) -> SearchParameter {
        SearchParameter(
            "name", .string, definition: url("name"), "The start of the name", [SearchTarget(.text(columns))])
    }

    static func partOf(_ column: String) -> SearchParameter {
        SearchParameter(
            "partof", .reference, definition: url("partof"), "The location above",
            [
                SearchTarget(
                    .reference(
                        .init(
                            to: "location", type: "Location", by: Column(column, .integer),
                            equals: Column("LocationId", .integer))))
            ])
    }

    static func status(_ codes: TokenContent.Codes) -> SearchTarget {
        SearchTarget(.token(TokenContent(systems: ["http://hl7.org/fhir/location-status"], codes)))
    }

    static func physicalType(_ content: TokenContent) -> SearchParameter {
        SearchParameter(
            "physical-type", .token,
            definition: "\(Canonical.base)/SearchParameter/location-physical-type",
            "The level of a location (`R`, `D`, `W`, `V`), or `si` for a facility", [SearchTarget(.token(content))])
    }
}
