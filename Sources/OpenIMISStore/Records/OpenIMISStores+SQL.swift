package import OpenIMIS
package import SQLInterface

extension OpenIMISStores {
    /// All stores over one database, whose references between records are resolved through `schemas`.
    package init(_ database: any SQLDatabase, schemas: [ResourceSchema], totalsAge: Duration = .seconds(2)) {
        let shared = SQLStores(database, schemas: schemas, totalsAge: totalsAge)
        self.init(
            insurees: shared.records(InsureeSelection.self), families: shared.records(FamilySelection.self),
            covers: shared.records(CoverageSelection.self), policies: shared.records(PolicySelection.self),
            reference: SQLReferenceData(database: database))
    }
}
