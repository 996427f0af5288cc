package import FHIRModel
package import OpenIMIS

/// Maps a medical item (`tblItems`) to a `Medication`.
package struct MedicationMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .item }
    package var resourceType: StaticString { "Medication" }

    package func profile(of record: MedicalRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-medication"
    }

    package func id(of item: MedicalRecord) -> String { item.uuid }

    package func lastUpdated(of item: MedicalRecord) -> Moment { item.lastUpdated }

    package func write(_ item: MedicalRecord, into medication: inout ResourceBuilder, _ context: RenderingContext) {
        medication.array("extension") { extensions in
            extensions.simpleExtension(ExtensionURL.unitPrice) { $0.money("valueMoney", item.price, context) }
            extensions.conceptExtension(
                ExtensionURL.medicationType, CodeSystemURL.medicationType, item.type,
                CodeDisplay.medicationType(item.type))
            // R4 allows no period of zero: zero days are no limit.
            if let days = item.frequency, days > 0 {
                extensions.simpleExtension(ExtensionURL.medicationFrequency) { value in
                    value.object("valueTiming") { $0.onceIn(days: days) }
                }
            }
            extensions.usageContexts(UsageContext(item))
            extensions.simpleExtension(ExtensionURL.medicationLevel) { value in
                value.concept("valueCodeableConcept", CodeSystemURL.medicationLevel, "M", "Medication")
            }
        }
        medication.array("identifier") { identifiers in
            identifiers.identifier("UUID", item.uuid)
            identifiers.identifier("Code", item.code)
        }
        medication.object("code") { code in
            code.codings(CodeSystemURL.medicalItem, item.code, item.name)
            code.string("text", item.name)
        }
        medication.string("status", constant: item.isCurrent ? "active" : "inactive")
        if let package = item.package {
            medication.object("form") { $0.string("text", package) }
        }
        if let quantity = item.quantity, quantity > .zero {
            medication.object("amount") { amount in
                amount.object("numerator") { $0.decimal("value", quantity) }
            }
        }
    }
}

extension ResourceBuilder {
    /// An item of `extension` with gender, age and care type.
    fileprivate mutating func usageContexts(_ context: UsageContext) {
        guard !(context.genders.isEmpty && context.ages.isEmpty && context.venues.isEmpty) else { return }
        item { item in
            item.array("extension") { parts in
                parts.usageContext("Gender", "gender", "Gender", context.genders)
                parts.usageContext("Age", "age", "Age Range", context.ages)
                parts.usageContext("CareType", "venue", "Clinical Venue", context.venues)
            }
            item.string("url", constant: ExtensionURL.medicationUsageContext)
        }
    }

    private mutating func usageContext(
        _ url: StaticString, _ code: StaticString, _ display: StaticString, _ codings: [UsageContext.Coding]
    ) {
        guard !codings.isEmpty else { return }
        simpleExtension(url) { value in
            value.object("valueUsageContext") { $0.usageContext(code, display, codings) }
        }
    }
}
