/// The stores that a backend reads and writes.
package struct OpenIMISStores: Sendable {
    package let insurees: any RecordStore<InsureeRecord>
    package let families: any RecordStore<FamilyRecord>
    package let covers: any RecordStore<CoverageRecord>
    package let policies: any RecordStore<PolicyRecord>
    package let reference: any ReferenceDataSource

    package init(
        insurees: any RecordStore<InsureeRecord>, families: any RecordStore<FamilyRecord>,
        covers: any RecordStore<CoverageRecord>, policies: any RecordStore<PolicyRecord>,
        reference: any ReferenceDataSource
    ) {
        self.insurees = insurees
        self.families = families
        self.covers = covers
        self.policies = policies
        self.reference = reference
    }
}
