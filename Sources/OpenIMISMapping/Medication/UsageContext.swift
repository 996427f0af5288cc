import FHIRModel
import OpenIMIS

/// For whom and where an item or a service is meant, as codings of usage contexts.
struct UsageContext {
    struct Coding {
        let system: StaticString
        let code: String
        let display: String
    }

    /// Men and women; nothing where neither is said.
    let genders: [Coding]
    let ages: [Coding]
    let venues: [Coding]

    init(_ medical: MedicalRecord) {
        func codings(_ system: StaticString, _ options: [(bit: Int, code: String, display: String)]) -> [Coding] {
            options.filter { medical.patientCategory & $0.bit != 0 }.map {
                Coding(system: system, code: $0.code, display: $0.display)
            }
        }
        genders = codings(CodeSystemURL.administrativeGender, [(1, "male", "Male"), (2, "female", "Female")])
        ages = codings(CodeSystemURL.ageType, [(4, "adult", "Adult"), (8, "child", "Child")])
        let ambulatory = Coding(system: CodeSystemURL.actCode, code: "AMB", display: "ambulatory")
        let inPatient = Coding(system: CodeSystemURL.actCode, code: "IMP", display: "inpatient encounter")
        switch medical.careType {
        case "O": venues = [ambulatory]
        case "I": venues = [inPatient]
        case "B": venues = [ambulatory, inPatient]
        default: venues = []
        }
    }
}

extension ResourceBuilder {
    /// The members of a UsageContext.
    mutating func usageContext(
        _ code: StaticString, _ display: StaticString, _ codings: [UsageContext.Coding]
    ) {
        object("code") { item in
            item.string("system", constant: CodeSystemURL.usageContextType)
            item.string("code", constant: code)
            item.string("display", constant: display)
        }
        object("valueCodeableConcept") { concept in
            concept.array("coding") { items in
                for coding in codings {
                    items.item { item in
                        item.string("system", constant: coding.system)
                        item.string("code", coding.code)
                        item.string("display", coding.display)
                    }
                }
            }
        }
    }

    /// The members of a Timing: once in so many days.
    mutating func onceIn(days: Int) {
        object("repeat") { rule in
            rule.integer("frequency", 1)
            rule.integer("period", days)
            rule.string("periodUnit", constant: "d")
        }
    }
}
