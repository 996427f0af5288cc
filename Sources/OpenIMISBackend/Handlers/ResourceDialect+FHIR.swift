package import OpenIMIS
import OpenIMISMapping

extension ResourceDialect {
    /// FHIR R4 as the standard says: uuid ids, canonical URLs, relative references.
    package static func fhir(_ stores: OpenIMISStores, _ rendering: RenderingSource) -> ResourceDialect {
        ResourceDialect([
            MappedHandler(PatientMapping(), stores.insurees, rendering, rights: .insurees),
            MappedHandler(GroupMapping(), stores.families, rendering, rights: .families),
            MappedHandler(CoverageMapping(), stores.covers, rendering, rights: .policies),
            MappedHandler(ContractMapping(), stores.policies, rendering, rights: .policies),
        ])
    }
}
