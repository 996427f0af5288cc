package import FHIRModel
package import OpenIMIS

/// Maps a code table of openIMIS to a `CodeSystem`.
package struct CodeSystemMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .codeSystem }
    package var resourceType: StaticString { "CodeSystem" }

    package func profile(of record: CodeSystemRecord) -> StaticString? { nil }

    package func id(of system: CodeSystemRecord) -> String { system.kind.rawValue }

    /// Code tables do not tell when they changed; a change shows in the version id.
    package func lastUpdated(of system: CodeSystemRecord) -> Moment { Moment(microseconds: 0) }

    package func write(
        _ system: CodeSystemRecord, into resource: inout ResourceBuilder, _ context: RenderingContext
    ) {
        resource.string("url", system.url)
        resource.string("name", system.kind.name)
        resource.string("title", system.kind.title)
        resource.string("status", constant: "active")
        resource.boolean("experimental", false)
        resource.string("description", system.kind.description)
        resource.boolean("caseSensitive", true)
        resource.string("content", constant: "complete")
        resource.integer("count", system.entries.count)
        resource.array("concept") { concepts in
            for entry in system.entries {
                concepts.item { concept in
                    concept.string("code", entry.code)
                    concept.string("display", entry.label)
                    if let other = entry.alternativeLabel, !other.isEmpty, other != entry.label {
                        concept.array("designation") { designations in
                            designations.item { $0.string("value", other) }
                        }
                    }
                }
            }
        }
    }
}

extension ResourceSchema {
    /// The search parameters of `CodeSystem`, answered from memory.
    package static let codeSystem = ResourceSchema(
        name: "codeSystem", type: "CodeSystem",
        source: RecordSource(Table("codeSystem", key: "place", currency: .always)),
        identity: Identity(uuid: Column("id")),
        parameters: [
            SearchParameter(
                "url", .uri, definition: "http://hl7.org/fhir/SearchParameter/conformance-url", "The canonical URL",
                [SearchTarget(.token(TokenContent(.column(Column("url")))))]),
            SearchParameter(
                "name", .string, definition: "http://hl7.org/fhir/SearchParameter/conformance-name",
                "The start of the computer name", [SearchTarget(.text([Column("name")]))]),
            SearchParameter(
                "title", .string, definition: "http://hl7.org/fhir/SearchParameter/conformance-title",
                "The start of the title", [SearchTarget(.text([Column("title")]))]),
            SearchParameter(
                "description", .string, definition: "http://hl7.org/fhir/SearchParameter/conformance-description",
                "The start of the description", [SearchTarget(.text([Column("description")]))]),
            SearchParameter(
                "status", .token, definition: "http://hl7.org/fhir/SearchParameter/conformance-status",
                "Always `active`",
                [
                    SearchTarget(
                        .token(
                            TokenContent(
                                systems: ["http://hl7.org/fhir/publication-status"], .constant("active"))))
                ]),
        ])
}
