import FHIRModel
import OpenIMIS

/// A code system that the module serves under `CodeSystem/NAME/`.
struct ModuleCodeSystem: Sendable {
    enum Source: Sendable {
        case table(@Sendable (CodeTables) -> CodeTables.CodeTable)
        case list(CodeList)
        case fixed([(code: String, display: String)])
    }

    let path: String
    let id: String
    let name: String
    let title: String
    let description: String
    let rights: [Int]
    let source: Source

    private init(
        _ path: String, id: String? = nil, name: String, title: String, about: String, rights: [Int] = [],
        isExtensible: Bool = true, separator: String = " ", _ source: Source
    ) {
        self.path = path
        self.id = id ?? path
        self.name = name
        self.title = title
        let origin = isExtensible ? "Values defined by openIMIS. Can be extended." : "Values defined by openIMIS."
        description = about.hasSuffix("openIMIS.") && rights == [111_001] ? about : about + separator + origin
        self.rights = rights
        self.source = source
    }

    func write(
        _ entries: [(code: String, display: String)], url: String, date: String, into builder: inout ResourceBuilder
    ) {
        builder.string("id", id)
        builder.string("url", url)
        builder.string("name", name)
        builder.string("title", title)
        builder.string("status", constant: "active")
        builder.string("date", date)
        builder.string("description", description)
        builder.string("content", constant: "complete")
        builder.integer("count", entries.count)
        builder.array("concept") { concepts in
            for entry in entries {
                concepts.item { concept in
                    concept.string("code", entry.code)
                    concept.string("display", entry.display)
                }
            }
        }
    }

    static let all: [ModuleCodeSystem] = [
        ModuleCodeSystem(
            "patient-education-level", name: "PatientEducationLevelCS", title: "Education Level (Patient)",
            about: "Indicates the Education Level of a Patient.", rights: [101_101], .table { $0.educations }),
        ModuleCodeSystem(
            "patient-profession", name: "PatientProfessionCS", title: "Profession (Patient)",
            about: "Indicates the Profession of a Patient.", rights: [101_101], .table { $0.professions }),
        ModuleCodeSystem(
            "patient-identification-type", name: "PatientIdentificationTypeCS", title: "Identification Type (Patient)",
            about: "Indicates the type of document the Patient used to identify himself.", rights: [101_101],
            separator: "", .table { $0.identificationTypes }),
        ModuleCodeSystem(
            "patient-contact-relationship", name: "PatientContactRelationshipCS",
            title: "Contact Relationship (Patient)",
            about: "Indicates the Relationship of a Patient with the Head of the Family.", rights: [101_101],
            isExtensible: false, .table { $0.relations }),
        ModuleCodeSystem(
            "group-type", name: "GroupTypeCS", title: "Group Type (Group)", about: "Indicates the type of the Group.",
            rights: [101_001], .table { $0.familyTypes }),
        ModuleCodeSystem(
            "group-confirmation-type", name: "GroupConfirmationTypeCS", title: "Confirmation Types (Group)",
            about: "Indicates the confirmation type for the Group.", rights: [101_001], .table { $0.confirmationTypes }),
        ModuleCodeSystem(
            "organization-hf-legal-form", name: "OrganizationHFLegalFormCS", title: "Legal Forms (Organization)",
            about: "Indicates the legal forms of the Organization.", .table { $0.legalForms }),
        ModuleCodeSystem(
            "organization-hf-level", name: "OrganizationHFLevelCS", title: "Levels (Organization)",
            about: "Indicates the levels of the Organization.",
            .fixed([("D", "Dispensary"), ("C", "Health Centre"), ("H", "Hospital")])),
        ModuleCodeSystem(
            "organization-ph-legal-form", id: "organization-hf-legal-form", name: "OrganizationPHLegalFormCS",
            title: "Legal Forms (Organization)", about: "Indicates the legal forms of the PolicyHolder Organization.",
            .fixed(sorted(ModuleForm.policyHolderLegalForms))),
        ModuleCodeSystem(
            "organization-ph-activity", name: "OrganizationPHActivityCS", title: "Activity (Organization)",
            about: "Indicates the activity of the PolicyHolder Organization.",
            .fixed(sorted(ModuleForm.policyHolderActivities))),
        ModuleCodeSystem(
            "medical-item", name: "MedicalItemCS", title: "Medical Item",
            about: "Indicates the medical items available in openIMIS.", .list(.items)),
        ModuleCodeSystem(
            "medical-service", name: "MedicalServiceCS", title: "Medical Service",
            about: "Indicates the medical services available in openIMIS.", .list(.services)),
        ModuleCodeSystem(
            "diagnosis", id: "diagnosis-ICD10-level1", name: "DiagnosisICD10Level1CS",
            title: "ICD 10 Level 1 diagnosis (Claim)", about: "The actual list of diagnosis configured in openIMIS.",
            rights: [111_001], .list(.diagnoses)),
    ]

    private static func sorted(_ names: [Int: String]) -> [(code: String, display: String)] {
        names.sorted { $0.key < $1.key }.map { (String($0.key), $0.value) }
    }
}
