import FHIRModel
import FHIRService
import OpenIMIS

/// Renders the module's code systems.
struct ModuleCodeSystems: Sendable {
    let stores: OpenIMISStores
    let forms: ModuleFormSource

    /// The resource under a name; `nil` when there is none.
    ///
    /// Throws a ``ServiceError`` of kind `forbidden` without the right to what the codes describe.
    func resource(named name: String, url: String, for principal: Principal) async throws -> [UInt8]? {
        guard let system = ModuleCodeSystem.all.first(where: { $0.path == name }) else { return nil }
        guard principal.holds(anyOf: system.rights) else {
            throw ServiceError(.forbidden, "The account lacks the right to read this CodeSystem.", code: .forbidden)
        }
        var entries: [(code: String, display: String)]
        switch system.source {
        case .table(let table):
            entries = table(try await stores.reference.current().codes).entries.map { ($0.code, $0.label) }
        case .list(let list):
            // Historical rows stand beside the current ones, as in the module.
            entries = try await stores.codeLists.codes(list, includingClosed: true).map { ($0.code, $0.label) }
        case .fixed(let codes): entries = codes
        }
        var builder = ResourceBuilder(resourceType: "CodeSystem", capacity: 512 + entries.count * 80)
        system.write(entries, url: url, date: ModuleTime.text(of: forms.moment), into: &builder)
        return builder.finish()
    }
}
