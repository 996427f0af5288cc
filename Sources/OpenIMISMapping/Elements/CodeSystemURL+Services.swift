/// Code systems of claims, organisations, places, practitioners, items, services and products.
extension CodeSystemURL {
    package static let visitType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-visit-type"
    package static let claimItemCategory: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-item-category"
    package static let supportingInfoCategory: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-supporting-info-category"
    package static let claimStatus: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-status"
    package static let rejectionReasons: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/claim-rejection-reasons"
    package static let diagnosis: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/diagnosis-ICD10-level1"
    package static let medicalItem: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/medical-item"
    package static let medicalService: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/medical-service"
    package static let locationType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/location-type"
    package static let facilityLegalForm: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/organization-hf-legal-form"
    package static let facilityLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/organization-hf-level"
    package static let facilityCareType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/organization-hf-care-type"
    package static let policyHolderLegalForm: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/organization-ph-legal-form"
    package static let policyHolderActivity: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/organization-ph-activity"
    package static let qualification: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/practitioner-qualification-type"
    package static let medicationType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/medication-item-type"
    package static let medicationLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/medication-level"
    package static let ageType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/usage-context-age-type"
    package static let serviceType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/activity-definition-service-type"
    package static let serviceLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/activity-definition-level"
    package static let serviceCategory: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/activity-definition-usage-context-workflow-type"
    package static let benefitLimit: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/insurance-plan-coverage-benefit-limit"
    package static let generalCost: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/insurance-plan-general-cost-type"
    package static let organizationType: StaticString = "http://terminology.hl7.org/CodeSystem/organization-type"
    package static let contactEntity: StaticString = "http://terminology.hl7.org/CodeSystem/contactentity-type"
    package static let processPriority: StaticString = "http://terminology.hl7.org/CodeSystem/processpriority"
    package static let locationPhysicalType: StaticString =
        "http://terminology.hl7.org/CodeSystem/location-physical-type"
    package static let roleCode: StaticString = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
    package static let actCode: StaticString = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
    package static let usageContextType: StaticString = "http://terminology.hl7.org/CodeSystem/usage-context-type"
    package static let administrativeGender: StaticString = "http://hl7.org/fhir/administrative-gender"
    package static let planType: StaticString = "http://terminology.hl7.org/CodeSystem/insurance-plan-type"
    package static let claimRelationship: StaticString =
        "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship"
}
