import FHIRModel
package import FHIRService
package import OpenIMIS
package import OpenIMISMapping

/// Serves the records of a store through a mapping: one row, one record, one buffer of bytes.
package struct MappedHandler<Mapping: ResourceMapping>: ResourceHandler {
    package let rights: ResourceRights
    package let writer: (any ResourceWriter)?
    package let profiles: [String]
    private let mapping: Mapping
    private let store: any RecordStore<Mapping.Record>
    private let rendering: RenderingSource

    package init(
        _ mapping: Mapping, _ store: any RecordStore<Mapping.Record>, _ rendering: RenderingSource,
        rights: ResourceRights, profiles: [String] = [], writer: (any ResourceWriter)? = nil
    ) {
        self.mapping = mapping
        self.store = store
        self.rendering = rendering
        self.rights = rights
        self.profiles = profiles
        self.writer = writer
    }

    package var schema: ResourceSchema { mapping.schema }

    package func find(_ id: String) async throws -> FoundResource? {
        guard let id = RecordID(id), let found = try await store.find(id, in: mapping.schema) else { return nil }
        let resource = mapping.stored(found.record, try await rendering.context())
        return FoundResource(resource: resource, isClosed: found.isClosed)
    }

    package func page(_ query: RecordQuery) async throws -> ResourcePage {
        let page = try await store.page(query)
        let context = try await rendering.context()
        return ResourcePage(
            entries: page.entries.map {
                ResourcePage.Entry(resource: mapping.stored($0.record, context), keys: $0.keys)
            }, hasNext: page.hasNext, hasPrevious: page.hasPrevious, total: page.total)
    }
}

extension ResourceMapping {
    /// The rendered resource of a record, as backends give it.
    package func stored(_ record: Record, _ context: RenderingContext) -> StoredResource {
        let rendered = render(record, context)
        return StoredResource(
            type: schema.type, id: rendered.id, versionID: rendered.versionID,
            lastUpdated: FHIRModel.Instant(microseconds: rendered.lastUpdated.microseconds), json: rendered.json)
    }
}
