import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A medical item as the module's Medication.
    func writeItem(_ item: MedicalRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: item.uuid, code: item.code))
        builder.array("extension") { extensions in
            extensions.extensionItem(ModuleURL.medicationPrice) { $0.money("valueMoney", item.price, self) }
            extensions.extensionItem(ModuleURL.medicationType) { part in
                part.concept(
                    "valueCodeableConcept", system: ModuleURL.medicationTypeCodes, code: item.type,
                    display: ["D": "Drug", "M": "Medical_Consumable"][item.type])
            }
            if let frequency = item.frequency, frequency != 0 {
                extensions.extensionItem(ModuleURL.medicationFrequency) { part in
                    part.object("valueTiming") { $0.frequency(frequency) }
                }
            }
            extensions.extensionItem(ModuleURL.medicationUsage) { part in
                part.array("extension") { parts in
                    for context in UsageContext.contexts(of: item, ageDisplay: "Age") {
                        parts.extensionItem(context.slice) { slice in
                            slice.object("valueUsageContext") { $0.usageContext(context, hasText: false) }
                        }
                    }
                }
            }
            extensions.extensionItem(ModuleURL.medicationLevel) { part in
                part.concept(
                    "valueCodeableConcept", system: ModuleURL.medicationLevelCodes, code: "M", display: "Medication",
                    text: "Medication")
            }
        }
        builder.identifiers([("UUID", item.uuid), ("Code", item.code)])
        builder.object("code") { $0.string("text", item.name) }
        builder.string("status", constant: "active")
        builder.object("form") { $0.string("text", item.package) }
        // The module takes all digits of the package's text together as one number.
        let digits = (item.package ?? "").filter { $0.isASCII && $0.isNumber }
        if let amount = Int64(digits) {
            builder.object("amount") { ratio in
                ratio.object("numerator") { $0.decimal("value", text: "\(amount).0") }
            }
        }
    }

    /// A medical service as the module's ActivityDefinition.
    func writeService(_ service: MedicalRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: service.uuid, code: service.code))
        builder.array("extension") { extensions in
            extensions.extensionItem(ModuleURL.unitPrice) { $0.money("valueMoney", service.price, self) }
            if let level = service.level {
                let display = ["S": "Simple Service", "V": "Visit", "D": "Day of stay", "H": "Hospital case"][level]
                extensions.extensionItem(ModuleURL.activityLevel) { part in
                    part.concept(
                        "valueCodeableConcept", system: ModuleURL.activityLevelCodes, code: level, display: display,
                        text: display)
                }
            }
        }
        builder.identifiers([("UUID", service.uuid), ("Code", service.code)])
        builder.string("name", service.code)
        builder.string("title", service.name)
        builder.string("status", constant: "active")
        builder.string("date", service.validityFrom.map { ModuleTime.text(of: $0) })
        builder.array("useContext") { contexts in
            for context in UsageContext.contexts(of: service, ageDisplay: "Age Range") {
                contexts.item { $0.usageContext(context, hasText: true) }
            }
        }
        builder.array("topic") { topics in
            topics.item { topic in
                topic.conceptMembers(
                    system: ModuleURL.serviceType, code: service.type,
                    display: ["P": "Preventive", "C": "Curative"][service.type])
            }
        }
        builder.object("timingTiming") { $0.frequency(service.frequency ?? 0) }
    }
}

/// For whom, where and in which work an item or service is meant.
struct UsageContext {
    let slice: StaticString
    let code: StaticString
    let display: StaticString
    let codings: [(system: StaticString, code: String, display: String)]

    /// Sex, age, for services the work, and care.
    static func contexts(of record: MedicalRecord, ageDisplay: StaticString) -> [UsageContext] {
        var contexts: [UsageContext] = []
        let mask = record.patientCategory
        let gender: StaticString = "http://hl7.org/fhir/administrative-gender"
        contexts.append(
            UsageContext(
                slice: "Gender", code: "gender", display: "Gender",
                codings: [(1, "male", "Male"), (2, "female", "Female")].filter { mask & $0.0 != 0 }
                    .map { (gender, $0.1, $0.2) }))
        contexts.append(
            UsageContext(
                slice: "Age", code: "age", display: ageDisplay,
                codings: [(4, "adult", "Adult"), (8, "child", "Child")].filter { mask & $0.0 != 0 }
                    .map { (ModuleURL.ageTypes, $0.1, $0.2) }))
        if record.kind == .service, let category = record.category, let display = workflows[category] {
            contexts.append(
                UsageContext(
                    slice: "Category", code: "workflow", display: "Workflow Setting",
                    codings: [(ModuleURL.workflow, category, display)]))
        }
        let system: StaticString =
            record.kind == .item
            ? "http://terminology.hl7.org/CodeSystem/v3-ActCode"
            : "http://terminology.hl7.org/2.1.0/CodeSystem-v3-ActCode.html"
        contexts.append(
            UsageContext(
                slice: "CareType", code: "venue", display: "Clinical Venue",
                codings: [("O", "AMB", "ambulatory"), ("I", "IMP", "IMP")]
                    .filter { record.careType == $0.0 || record.careType == "B" }.map { (system, $0.1, $0.2) }))
        return contexts.filter { !$0.codings.isEmpty }
    }

    private static let workflows = [
        "S": "Surgery", "C": "Consultations", "D": "Delivery", "A": "Antenatal", "O": "Other",
    ]
}

extension ResourceBuilder {
    fileprivate mutating func usageContext(_ context: UsageContext, hasText: Bool) {
        object("code") { coding in
            coding.string("system", constant: "http://terminology.hl7.org/CodeSystem/usage-context-type")
            coding.string("code", constant: context.code)
            coding.string("display", constant: context.display)
        }
        object("valueCodeableConcept") { concept in
            concept.array("coding") { codings in
                for (system, code, display) in context.codings {
                    codings.item { coding in
                        coding.string("system", constant: system)
                        coding.string("code", code)
                        coding.string("display", display)
                    }
                }
            }
            if hasText { concept.string("text", context.codings.map(\.display).joined(separator: " or ")) }
        }
    }

    fileprivate mutating func frequency(_ days: Int) {
        object("repeat") { value in
            value.integer("frequency", 1)
            value.decimal("period", text: "\(days).0")
            value.string("periodUnit", constant: "d")
        }
    }
}
