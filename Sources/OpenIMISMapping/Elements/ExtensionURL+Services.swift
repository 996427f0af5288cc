/// Extensions of claims, organisations, practitioners, items, services and products.
extension ExtensionURL {
    package static let claimItemReference: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/claim-item-reference"
    package static let facilityLegalForm: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-hf-legal-form"
    package static let facilityLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-hf-level"
    package static let facilityCareType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-hf-care-type"
    package static let policyHolderLegalForm: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-ph-legal-form"
    package static let policyHolderActivity: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/organization-ph-activity"
    package static let substitution: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/practitioner-role-substitution-reference"
    package static let unitPrice: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/unit-price"
    package static let medicationType: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-type"
    package static let medicationFrequency: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-frequency"
    package static let medicationUsageContext: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-usage-context"
    package static let medicationLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/medication-level"
    package static let serviceLevel: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/activity-definition-level"
    package static let planConversion: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-conversion"
    package static let planInstallments: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-max-installments"
    package static let planStartCycle: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-start-cycle"
    package static let planPeriod: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-period"
    package static let planDiscount: StaticString =
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/insurance-plan-discount"
    package static let dataAbsentReason: StaticString = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
}
