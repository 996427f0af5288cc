import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend

/// Serves the records of a store as the module would write them.
struct ModuleHandler<Record: Sendable>: ResourceHandler {
    let schema: ResourceSchema
    let rights: ResourceRights
    let writer: (any ResourceWriter)? = nil
    let profiles: [String] = []
    private let type: StaticString
    private let store: any RecordStore<Record>
    private let forms: ModuleFormSource
    private let key: @Sendable (Record) -> String
    private let write: @Sendable (ModuleForm, Record, inout ResourceBuilder) async throws -> Void

    /// `key` is the record's uuid, which names it where the resource itself has no id.
    init(
        _ type: StaticString, _ schema: ResourceSchema, _ store: any RecordStore<Record>, _ forms: ModuleFormSource,
        rights: ResourceRights, key: @escaping @Sendable (Record) -> String,
        write: @escaping @Sendable (ModuleForm, Record, inout ResourceBuilder) async throws -> Void
    ) {
        self.type = type
        self.schema = schema.module
        self.store = store
        self.forms = forms
        self.rights = rights
        self.key = key
        self.write = write
    }

    /// By uuid, else by the business code; the answer's id and references follow the kind of key.
    func find(_ id: String) async throws -> FoundResource? {
        if let uuid = RecordID(id), uuid.member == nil, let found = try await store.find(uuid, in: schema) {
            let resource = try await stored(found.record, try await forms.form(.uuid))
            return FoundResource(resource: resource, isClosed: found.isClosed)
        }
        guard let identifier = schema.parameter(named: "identifier") else { return nil }
        let query = RecordQuery(
            schema, criteria: [.matches(identifier, .standard, [.token(system: nil, code: id)])], limit: 1)
        guard let record = try await store.page(query).entries.first?.record else { return nil }
        return FoundResource(resource: try await stored(record, try await forms.form(.code)), isClosed: false)
    }

    func page(_ query: RecordQuery) async throws -> ResourcePage {
        let page = try await store.page(query)
        var form = try await forms.form(.uuid)
        form.isListing = true
        var entries: [ResourcePage.Entry] = []
        entries.reserveCapacity(page.entries.count)
        for entry in page.entries {
            entries.append(ResourcePage.Entry(resource: try await stored(entry.record, form), keys: entry.keys))
        }
        return ResourcePage(entries: entries, hasNext: page.hasNext, hasPrevious: page.hasPrevious, total: page.total)
    }

    private func stored(_ record: Record, _ form: ModuleForm) async throws -> StoredResource {
        var builder = ResourceBuilder(resourceType: type)
        try await write(form, record, &builder)
        return StoredResource(
            type: schema.type, id: key(record), versionID: "1", lastUpdated: Instant(microseconds: 0),
            json: builder.finish())
    }
}

extension ResourceSchema {
    /// The same records with the module's own order and filter besides: when the row became valid.
    fileprivate var module: ResourceSchema {
        // Newer tables have no validity; their rows' own date of change stands for it.
        let column = lastUpdated.columns.first ?? Column("ValidityFrom", .timestamp)
        let validFrom = source.table.name == Table.policyHolders.name ? column : Column("ValidityFrom", .timestamp)
        let own = parameters.filter { $0.name != "_id" && $0.name != "_lastUpdated" }
        return ResourceSchema(
            name: name, type: type, source: source, identity: identity, lastUpdated: lastUpdated,
            parameters: own + [Self.validityFrom(validFrom)])
    }

    /// The name is not one of FHIR's, so that no client's parameter can mean it.
    static let validityFromName = "openimis-validity-from"

    private static func validityFrom(_ column: Column) -> SearchParameter {
        SearchParameter(
            validityFromName, .date, definition: "", "When the row became valid", [SearchTarget(.date(column))])
    }
}
