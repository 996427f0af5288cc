package import OpenIMIS
package import SQLInterface

/// What the record stores of one database share.
package struct SQLStores: Sendable {
    package let database: any SQLDatabase
    /// All schemas by name; references between records are resolved through them.
    let schemas: [String: ResourceSchema]
    let counts: CountCache

    /// `totalsAge` says how old a total may be that a client did not ask to be accurate.
    package init(
        _ database: any SQLDatabase, schemas: [ResourceSchema], totalsAge: Duration = .seconds(2)
    ) {
        self.database = database
        self.schemas = Dictionary(schemas.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        counts = CountCache(lifetime: totalsAge, capacity: 256)
    }

    /// The store of a kind of record.
    package func records<Selection: RecordSelection>(_ selection: Selection.Type) -> SQLRecordStore<Selection> {
        SQLRecordStore(selection, in: self)
    }

    /// The schema of a name, which must be one of those given at the start.
    func schema(_ name: String) -> ResourceSchema {
        guard let schema = schemas[name] else { preconditionFailure("the stores were made without the schema \(name)") }
        return schema
    }

    /// Runs a write in one transaction; refusals by the database come as ``StoreError``.
    ///
    /// `changed` says of the outcome whether anything was stored: totals counted before are forgotten then.
    func write<Written: Sendable>(
        _ work: @escaping @Sendable (any SQLSession) throws -> Written, changed: (Written) -> Bool = { _ in true }
    ) async throws -> Written {
        let written = try await translatingFailures { try await database.transaction(work) }
        if changed(written) { counts.clear() }
        return written
    }
}
