/// The stores that a backend reads.
package struct OpenIMISStores: Sendable {
    package let insurees: any RecordStore<InsureeRecord>
    package let families: any RecordStore<FamilyRecord>
    package let covers: any RecordStore<CoverageRecord>
    package let policies: any RecordStore<PolicyRecord>
    package let claims: any RecordStore<ClaimRecord>
    package let facilities: any RecordStore<FacilityRecord>
    package let policyHolders: any RecordStore<PolicyHolderRecord>
    package let locations: any RecordStore<LocationRecord>
    package let claimAdministrators: any RecordStore<PractitionerRecord>
    package let officers: any RecordStore<PractitionerRecord>
    package let items: any RecordStore<MedicalRecord>
    package let services: any RecordStore<MedicalRecord>
    package let products: any RecordStore<ProductRecord>
    package let codeLists: any CodeListStore
    package let insureeWriter: any RecordWriter<InsureeRecord, InsureeDraft>
    package let familyWriter: any RecordWriter<FamilyRecord, FamilyDraft>
    package let claimEntry: any ClaimEntry
    package let reference: any ReferenceDataSource

    package init(
        insurees: any RecordStore<InsureeRecord>, families: any RecordStore<FamilyRecord>,
        covers: any RecordStore<CoverageRecord>, policies: any RecordStore<PolicyRecord>,
        claims: any RecordStore<ClaimRecord>, facilities: any RecordStore<FacilityRecord>,
        policyHolders: any RecordStore<PolicyHolderRecord>, locations: any RecordStore<LocationRecord>,
        claimAdministrators: any RecordStore<PractitionerRecord>, officers: any RecordStore<PractitionerRecord>,
        items: any RecordStore<MedicalRecord>, services: any RecordStore<MedicalRecord>,
        products: any RecordStore<ProductRecord>, codeLists: any CodeListStore,
        insureeWriter: any RecordWriter<InsureeRecord, InsureeDraft>,
        familyWriter: any RecordWriter<FamilyRecord, FamilyDraft>, claimEntry: any ClaimEntry,
        reference: any ReferenceDataSource
    ) {
        self.insurees = insurees
        self.families = families
        self.covers = covers
        self.policies = policies
        self.claims = claims
        self.facilities = facilities
        self.policyHolders = policyHolders
        self.locations = locations
        self.claimAdministrators = claimAdministrators
        self.officers = officers
        self.items = items
        self.services = services
        self.products = products
        self.codeLists = codeLists
        self.insureeWriter = insureeWriter
        self.familyWriter = familyWriter
        self.claimEntry = claimEntry
        self.reference = reference
    }
}
