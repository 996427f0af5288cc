/// The module's URLs, letter by letter.
enum ModuleURL {
    static let identifiers: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/openimis-identifiers"

    // Addresses.
    static let municipality: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/address-municipality"
    static let location: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/address-location-reference"
    /// On organizations the base's own slash stays before the template's.
    static let organizationLocation: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig//StructureDefinition/address-location-reference"

    // Patient.
    static let isHead: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-is-head"
    static let cardIssued: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-card-issued"
    static let education: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-education-level"
    static let profession: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-profession"
    static let group: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-group-reference"
    static let identification: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-identification"
    static let maritalStatus: StaticString = "http://hl7.org/fhir/valueset-marital-status.html"

    // Group.
    static let groupAddress: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-address"
    static let groupPoverty: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-poverty-status"
    static let groupType: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-type"
    static let groupConfirmation: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/group-confirmation"

    // Coverage and Contract.
    static let coverageDate: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig//StructureDefinition/coverage-date"
    static let premium: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/contract-premium"
    static let contractScope: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-scope"
    static let partyRole: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-resource-party-role"
    static let premiumPayer: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-premium-payer"
    static let premiumCategory: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-premium-category"
    static let premiumType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/contract-premium-type"

    // Claim and ClaimResponse.
    static let visitType: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-visit-type"
    static let diagnosis: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/diagnosis-ICD10-level1"
    static let supportingInfo: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-supporting-info-category"
    static let itemReference: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/claim-item-reference"
    static let claimStatus: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-status"
    static let rejectionReasons: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-rejection-reasons"
    static let feedbackStatus: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/feedback-status"
    static let feedbackPayload: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/feedback-payload"
    static let payloadType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/communication-payload-type"

    // Organization, Location, Practitioner.
    static let legalForm: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-legal-form"
    static let facilityLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig//StructureDefinition/organization-hf-level"
    static let facilityLevelCodes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig//CodeSystem/organization-hf-level"
    static let careType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-hf-care-type"
    static let careTypeCodes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig//CodeSystem/organization-hf-care-type"
    static let policyHolderLegalForm: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-ph-legal-form"
    static let policyHolderLegalFormCodes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/organization-ph-legal-form"
    static let policyHolderActivity: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-ph-activity"
    static let policyHolderActivityCodes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/organization-ph-activity"
    static let locationType: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig//CodeSystem/location-type"
    static let practitionerFacility: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/reference"
    static let qualification: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/practitioner-qualification-type"
    static let substitution: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/practitioner-role-substitution-reference"

    // Medication, ActivityDefinition, InsurancePlan.
    static let medicationPrice: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/unit-price"
    static let unitPrice: StaticString = "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/unit-price"
    static let medicationType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-type"
    static let medicationTypeCodes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/medication-item-type"
    static let medicationFrequency: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-frequency"
    static let medicationUsage: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-usage-context"
    static let medicationLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-level"
    static let medicationLevelCodes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/medication-level"
    static let ageTypes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/usage-context-age-type"
    static let activityLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/activity-definition-level"
    static let activityLevelCodes: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/ValueSet/activity-definition-level"
    static let serviceType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/activity-definition-service-type.html"
    static let workflow: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/activity-definition-usage-context-workflow-type"
    static let planPeriod: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-period"
    static let planDiscount: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-discount"
    static let planConversion: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-conversion"
    static let planInstallments: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-max-installments"
    static let planCycle: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-start_cycle"
    static let planLimit: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/insurance-plan-coverage-benefit-limit"
    static let planCost: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/insurance-plan-general-cost-type"
}
