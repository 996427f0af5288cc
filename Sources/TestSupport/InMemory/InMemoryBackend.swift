package import FHIRModel
package import FHIRService
import Synchronization

/// A backend that keeps any resource of its types in memory, with versions, for tests of what stands on a backend.
package final class InMemoryBackend: FHIRBackend {
    private struct State {
        /// By reference, each with all its versions, the newest last; `nil` for a deletion.
        var versions: [String: [StoredResource?]] = [:]
        /// References in the order of creation.
        var order: [String] = []
        var lastID = 0
    }

    package let capabilities: BackendCapabilities
    private let state = Mutex(State())
    private let clock: @Sendable () -> Instant

    /// - Parameters:
    ///   - types: the resource types that are served, each with every interaction that the protocol has.
    ///   - clock: what time a write is stamped with.
    package init(
        types: [String] = ["Patient", "Claim"],
        clock: @escaping @Sendable () -> Instant = { Instant(microseconds: 1_767_323_045_000_000) }
    ) {
        capabilities = BackendCapabilities(types.map(Self.capability))
        self.clock = clock
    }

    private static func capability(of type: String) -> ResourceCapability {
        ResourceCapability(
            type: type, interactions: [.read, .vread, .update, .patch, .create, .searchType],
            searchParameters: [
                SearchParameterCapability(name: "_id", kind: .token),
                SearchParameterCapability(name: "_lastUpdated", kind: .date),
                SearchParameterCapability(name: "gender", kind: .token),
                SearchParameterCapability(name: "family", kind: .string, documentation: "A part of the family name"),
            ],
            includes: type == "Claim" ? ["Claim:patient"] : [],
            profiles: ["http://hl7.org/fhir/StructureDefinition/\(type)"])
    }

    package func read(
        _ address: ResourceAddress, _ context: FHIRService.RequestContext
    ) async throws -> StoredResource {
        try state.withLock { state in
            guard let versions = state.versions[address.reference] else {
                throw ServiceError(.notFound, "There is no \(address.reference).")
            }
            if let wanted = address.versionID {
                guard let version = versions.compactMap(\.self).first(where: { $0.versionID == wanted }) else {
                    throw ServiceError(.notFound, "\(address.reference) has no version '\(wanted)'.")
                }
                return version
            }
            guard let current = versions.last ?? nil else {
                throw ServiceError(.gone, "\(address.reference) was deleted.")
            }
            return current
        }
    }

    package func search(
        _ request: SearchRequest, _ context: FHIRService.RequestContext
    ) async throws -> SearchResult {
        let all = state.withLock { state in
            state.order.compactMap { state.versions[$0]?.last ?? nil }.filter { $0.type == request.type }
        }
        var matches = try all.filter { resource in
            try request.parameters.allSatisfy { try Self.matches(resource, $0) }
        }
        if request.sort.first?.isDescending == true { matches.reverse() }
        let start = request.cursor?.keys.first.flatMap { $0 }.flatMap { Int($0) } ?? 0
        let page = matches.dropFirst(start).prefix(request.count)
        let end = start + page.count
        return SearchResult(
            resources: Array(page), total: matches.count,
            next: end < matches.count && request.count > 0 ? PageCursor(direction: .forward, keys: ["\(end)"]) : nil,
            previous: start > 0
                ? PageCursor(direction: .backward, keys: ["\(max(0, start - request.count))"]) : nil)
    }

    private static func matches(_ resource: StoredResource, _ parameter: SearchParameterValue) throws -> Bool {
        let root = try Document(json: resource.json).root
        return parameter.alternatives.contains { value in
            switch parameter.name {
            case "_id": resource.id == value.text
            case "gender": root["gender"]?.string == value.text
            case "family":
                root["name"]?.elements.contains {
                    $0["family"]?.string?.lowercased().hasPrefix(value.text.lowercased()) ?? false
                } ?? false
            default: true
            }
        }
    }

    package func create(
        _ type: String, _ resource: Document, _ context: FHIRService.RequestContext
    ) async throws -> WriteOutcome {
        state.withLock { state in
            state.lastID += 1
            let stored = version(1, of: resource, type: type, id: "\(type.lowercased())-\(state.lastID)")
            state.versions[stored.address.reference] = [stored]
            state.order.append(stored.address.reference)
            return WriteOutcome(resource: stored, effect: .created)
        }
    }

    package func update(
        _ address: ResourceAddress, _ resource: Document, ifMatch: String?,
        _ context: FHIRService.RequestContext
    ) async throws -> WriteOutcome {
        try state.withLock { state in
            guard let versions = state.versions[address.reference], let current = versions.last ?? nil else {
                throw ServiceError(.notFound, "There is no \(address.reference).")
            }
            if let ifMatch, ifMatch != current.versionID {
                throw ServiceError(.preconditionFailed, "The current version is '\(current.versionID)'.")
            }
            let same = version(versions.count, of: resource, type: address.type, id: address.id)
            if same.json == current.json { return WriteOutcome(resource: current, effect: .unchanged) }
            let stored = version(versions.count + 1, of: resource, type: address.type, id: address.id)
            state.versions[address.reference]?.append(stored)
            return WriteOutcome(resource: stored, effect: .updated)
        }
    }

    /// Makes a resource answer as deleted.
    package func delete(_ address: ResourceAddress) {
        state.withLock { $0.versions[address.reference]?.append(nil) }
    }

    private func version(_ number: Int, of resource: Document, type: String, id: String) -> StoredResource {
        let time = clock()
        var edits = EditList()
        edits.set(.id, string: id)
        edits.set(.meta, .versionId, string: "\(number)")
        edits.set(.meta, .lastUpdated, string: time.text)
        return StoredResource(
            type: type, id: id, versionID: "\(number)", lastUpdated: time,
            json: JSONWriter(edits: edits).write(resource))
    }
}
