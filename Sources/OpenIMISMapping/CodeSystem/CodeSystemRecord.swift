package import OpenIMIS

/// A code system whose codes are rows of openIMIS.
package struct CodeSystemRecord: Sendable {
    /// Which one; the raw value is the id, the last part of its URL in the guide.
    package enum Kind: String, Sendable, CaseIterable {
        case educationLevel = "patient-education-level"
        case profession = "patient-profession"
        case identificationType = "patient-identification-type"
        case contactRelationship = "patient-contact-relationship"
        case groupType = "group-type"
        case groupConfirmationType = "group-confirmation-type"
        case facilityLegalForm = "organization-hf-legal-form"
        case facilityLevel = "organization-hf-level"
        case policyHolderLegalForm = "organization-ph-legal-form"
        case policyHolderActivity = "organization-ph-activity"
        case medicalItem = "medical-item"
        case medicalService = "medical-service"
        case diagnosis = "diagnosis-ICD10-level1"
    }

    package let kind: Kind
    package let entries: [CodeTables.Entry]

    package init(_ kind: Kind, _ entries: [CodeTables.Entry]) {
        self.kind = kind
        self.entries = entries
    }

    package var url: String { "\(Canonical.base)/CodeSystem/\(kind.rawValue)" }
}

extension CodeSystemRecord.Kind {
    /// The codes where they are in the reference data or fixed; `nil` for the long lists.
    package func entries(_ codes: CodeTables) -> [CodeTables.Entry]? {
        switch self {
        case .educationLevel: codes.educations.entries
        case .profession: codes.professions.entries
        case .identificationType: codes.identificationTypes.entries
        case .contactRelationship: codes.relations.entries
        case .groupType: codes.familyTypes.entries
        case .groupConfirmationType: codes.confirmationTypes.entries
        case .facilityLegalForm: codes.legalForms.entries
        case .facilityLevel: fixed(["D", "C", "H"], CodeDisplay.facilityLevel)
        case .policyHolderLegalForm: fixed((1...5).map(String.init)) { CodeDisplay.policyHolderLegalForm(Int($0) ?? 0) }
        case .policyHolderActivity: fixed((1...5).map(String.init)) { CodeDisplay.policyHolderActivity(Int($0) ?? 0) }
        case .medicalItem, .medicalService, .diagnosis: nil
        }
    }

    private func fixed(_ codes: [String], _ display: (String) -> String?) -> [CodeTables.Entry] {
        codes.map { CodeTables.Entry(code: $0, label: display($0) ?? $0) }
    }

    /// The guide's computer name.
    package var name: String {
        switch self {
        case .educationLevel: "PatientEducationLevelCS"
        case .profession: "PatientProfessionCS"
        case .identificationType: "PatientIdentificationTypeCS"
        case .contactRelationship: "PatientContactRelationshipCS"
        case .groupType: "GroupTypeCS"
        case .groupConfirmationType: "GroupConfirmationTypeCS"
        case .facilityLegalForm: "OrganizationHFLegalFormCS"
        case .facilityLevel: "OrganizationHFLevelCS"
        case .policyHolderLegalForm: "OrganizationPHLegalFormCS"
        case .policyHolderActivity: "OrganizationPHActivityCS"
        case .medicalItem: "MedicalItemCS"
        case .medicalService: "MedicalServiceCS"
        case .diagnosis: "DiagnosisICD10Level1CS"
        }
    }

    package var title: String {
        switch self {
        case .educationLevel: "Education levels (Patient)"
        case .profession: "Professions (Patient)"
        case .identificationType: "Identity document types (Patient)"
        case .contactRelationship: "Relations to the head of the family (Patient)"
        case .groupType: "Family types (Group)"
        case .groupConfirmationType: "Confirmation types (Group)"
        case .facilityLegalForm: "Legal forms of facilities (Organization)"
        case .facilityLevel: "Levels of facilities (Organization)"
        case .policyHolderLegalForm: "Legal forms of policy holders (Organization)"
        case .policyHolderActivity: "Activities of policy holders (Organization)"
        case .medicalItem: "Medical items (Claim)"
        case .medicalService: "Medical services (Claim)"
        case .diagnosis: "Diagnoses (Claim)"
        }
    }

    package var description: String { "The codes as this openIMIS installation has them: \(title.lowercased())." }
}
