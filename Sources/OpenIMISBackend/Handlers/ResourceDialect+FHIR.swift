package import OpenIMIS
import OpenIMISMapping

extension ResourceDialect {
    /// FHIR R4 as the standard says: uuid ids, canonical URLs, relative references.
    package static func fhir(_ stores: OpenIMISStores, _ rendering: RenderingSource) -> ResourceDialect {
        ResourceDialect(persons(stores, rendering) + claims(stores, rendering) + registers(stores, rendering))
    }

    private static func persons(_ stores: OpenIMISStores, _ rendering: RenderingSource) -> [any ResourceHandler] {
        let patients = MappedWriter(
            PatientMapping(), stores.insureeWriter, rendering, withoutKept: { $0.withoutKeptElements },
            read: { PatientReader($1).draft($0, into: &$2) })
        let groups = MappedWriter(
            GroupMapping(), stores.familyWriter, rendering, withoutKept: { $0.withoutKeptElements },
            read: { GroupReader($1).draft($0, into: &$2) })
        return [
            MappedHandler(PatientMapping(), stores.insurees, rendering, rights: .insurees, writer: patients),
            MappedHandler(GroupMapping(), stores.families, rendering, rights: .families, writer: groups),
            MappedHandler(CoverageMapping(), stores.covers, rendering, rights: .policies),
            MappedHandler(ContractMapping(), stores.policies, rendering, rights: .policies),
        ]
    }

    private static func claims(_ stores: OpenIMISStores, _ rendering: RenderingSource) -> [any ResourceHandler] {
        let writer = ClaimResourceWriter(stores.claimEntry, rendering)
        return [
            MappedHandler(ClaimMapping(), stores.claims, rendering, rights: .claims, writer: writer),
            MappedHandler(ClaimResponseMapping(), stores.claims, rendering, rights: .claims),
        ]
    }

    /// Who and what claims and policies refer to.
    private static func registers(_ stores: OpenIMISStores, _ rendering: RenderingSource) -> [any ResourceHandler] {
        [
            MappedHandler(FacilityMapping(), stores.facilities, rendering, rights: .facilities),
            MappedHandler(PolicyHolderMapping(), stores.policyHolders, rendering, rights: .policyHolders),
            FixedHandler(InsurerMapping(), rendering, rights: .loginOnly) { [rendering.insurer] },
            MappedHandler(LocationMapping(), stores.locations, rendering, rights: .locations),
            MappedHandler(SiteMapping(), stores.facilities, rendering, rights: .facilities),
            MappedHandler(
                PractitionerMapping(.claimAdministrator), stores.claimAdministrators, rendering,
                rights: .claimAdministrators),
            MappedHandler(PractitionerMapping(.officer), stores.officers, rendering, rights: .officers),
            MappedHandler(
                PractitionerRoleMapping(.claimAdministratorRole), stores.claimAdministrators, rendering,
                rights: .claimAdministrators),
            MappedHandler(PractitionerRoleMapping(.officerRole), stores.officers, rendering, rights: .officers),
            MappedHandler(MedicationMapping(), stores.items, rendering, rights: .items),
            MappedHandler(ActivityDefinitionMapping(), stores.services, rendering, rights: .services),
            MappedHandler(InsurancePlanMapping(), stores.products, rendering, rights: .products),
            FixedHandler(CodeSystemMapping(), rendering, rights: .loginOnly) {
                try await CodeSystemRecords.all(stores)
            },
        ]
    }
}
