package import FHIRModel
package import OpenIMIS

/// Maps a medical service (`tblServices`) to an `ActivityDefinition`.
package struct ActivityDefinitionMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .service }
    package var resourceType: StaticString { "ActivityDefinition" }

    package func profile(of record: MedicalRecord) -> StaticString? {
        // The guide's own spelling.
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-activitiy-definition"
    }

    package func id(of service: MedicalRecord) -> String { service.uuid }

    package func lastUpdated(of service: MedicalRecord) -> Moment { service.lastUpdated }

    package func write(
        _ service: MedicalRecord, into definition: inout ResourceBuilder, _ context: RenderingContext
    ) {
        definition.array("extension") { extensions in
            extensions.simpleExtension(ExtensionURL.unitPrice) { $0.money("valueMoney", service.price, context) }
            extensions.conceptExtension(
                ExtensionURL.serviceLevel, CodeSystemURL.serviceLevel, service.level,
                service.level.flatMap(CodeDisplay.serviceLevel))
        }
        definition.array("identifier") { identifiers in
            identifiers.identifier("UUID", service.uuid)
            identifiers.identifier("Code", service.code)
        }
        definition.string("name", service.code)
        definition.string("title", service.name)
        definition.string("status", constant: service.isCurrent ? "active" : "retired")
        definition.date("date", service.validityFrom?.date)
        definition.array("useContext") { contexts in
            let usage = UsageContext(service)
            contexts.usageContextItem("gender", "Gender", usage.genders)
            contexts.usageContextItem("age", "Age Range", usage.ages)
            if let category = service.category {
                contexts.usageContextItem(
                    "workflow", "Workflow Setting",
                    [
                        UsageContext.Coding(
                            system: CodeSystemURL.serviceCategory, code: category,
                            display: CodeDisplay.serviceCategory(category) ?? category)
                    ])
            }
            contexts.usageContextItem("venue", "Clinical Venue", usage.venues)
        }
        definition.array("topic") { topics in
            topics.conceptItem(CodeSystemURL.serviceType, service.type, CodeDisplay.serviceType(service.type))
        }
        // R4 allows no period of zero: zero days are no limit.
        if let days = service.frequency, days > 0 {
            definition.object("timingTiming") { $0.onceIn(days: days) }
        }
    }
}

extension ResourceBuilder {
    fileprivate mutating func usageContextItem(
        _ code: StaticString, _ display: StaticString, _ codings: [UsageContext.Coding]
    ) {
        guard !codings.isEmpty else { return }
        item { $0.usageContext(code, display, codings) }
    }
}
