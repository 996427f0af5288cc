package import OpenIMIS
package import SQLInterface

extension OpenIMISStores {
    /// All stores over one database, whose references between records are resolved through `schemas`.
    package init(_ database: any SQLDatabase, schemas: [ResourceSchema], totalsAge: Duration = .seconds(2)) {
        let shared = SQLStores(database, schemas: schemas, totalsAge: totalsAge)
        self.init(
            insurees: shared.records(InsureeSelection.self), families: shared.records(FamilySelection.self),
            covers: shared.records(CoverageSelection.self), policies: shared.records(PolicySelection.self),
            claims: shared.records(ClaimSelection.self), facilities: shared.records(FacilitySelection.self),
            policyHolders: shared.records(PolicyHolderSelection.self),
            locations: shared.records(LocationSelection.self),
            claimAdministrators: shared.records(ClaimAdministratorSelection.self),
            officers: shared.records(OfficerSelection.self), items: shared.records(ItemSelection.self),
            services: shared.records(ServiceSelection.self), products: shared.records(ProductSelection.self),
            codeLists: SQLCodeListStore(database: database),
            insureeWriter: InsureeWriter(shared, schema: shared.schema("insuree")),
            familyWriter: FamilyWriter(shared, schema: shared.schema("family")),
            claimEntry: SQLClaimEntry(shared, schema: shared.schema("claim")),
            reference: SQLReferenceData(database: database))
    }
}
