import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend
import OpenIMISMapping

/// Serves the insurer, which stands in settings and in no table: the last entry of the list of organizations.
struct ModuleInsurerHandler: ResourceHandler {
    let schema = ResourceSchema.insurer
    let rights = ResourceRights.loginOnly
    let writer: (any ResourceWriter)? = nil
    let profiles: [String] = []
    private let insurer = InsurerRecord()

    func find(_ id: String) async throws -> FoundResource? {
        guard id == insurer.id || id == insurer.code else { return nil }
        return FoundResource(resource: stored, isClosed: false)
    }

    func page(_ query: RecordQuery) async throws -> ResourcePage {
        // No criterion of a client matches what has no row.
        let isShown = query.criteria.isEmpty && query.position == nil
        let entries = isShown && query.limit > 0 ? [ResourcePage.Entry(resource: stored, keys: keys(query))] : []
        return ResourcePage(
            entries: entries, hasNext: false, hasPrevious: false, total: query.criteria.isEmpty ? 1 : 0)
    }

    private func keys(_ query: RecordQuery) -> [String?] { query.sort.map { _ in nil } + ["0"] }

    private var stored: StoredResource {
        var builder = ResourceBuilder(resourceType: "Organization", capacity: 512)
        builder.string("id", insurer.id)
        builder.identifiers([("Code", insurer.code)])
        builder.array("type") { types in
            types.item { type in
                type.conceptMembers(
                    system: "http://terminology.hl7.org/CodeSystem/organization-type", code: "ins", display: nil)
            }
        }
        builder.string("name", insurer.name)
        return StoredResource(
            type: "Organization", id: insurer.id, versionID: "1", lastUpdated: Instant(microseconds: 0),
            json: builder.finish())
    }
}
