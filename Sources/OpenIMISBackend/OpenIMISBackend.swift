package import FHIRModel
package import FHIRService
import OpenIMIS

/// FHIR over openIMIS's tables, in one dialect.
package struct OpenIMISBackend: FHIRBackend {
    package let capabilities: BackendCapabilities
    private let handlers: [String: [any ResourceHandler]]
    private let readiness: @Sendable () async throws -> Void

    /// `readiness` throws while the database is away.
    package init(
        _ dialect: ResourceDialect, readiness: @escaping @Sendable () async throws -> Void = {}
    ) {
        handlers = Dictionary(grouping: dialect.handlers, by: \.schema.type)
        capabilities = BackendCapabilities(dialect)
        self.readiness = readiness
    }

    package func checkReadiness() async throws {
        try await translatingStoreErrors { try await readiness() }
    }

    package func read(_ address: ResourceAddress, _ context: RequestContext) async throws -> StoredResource {
        let kinds = try kinds(of: address.type)
        if kinds.allSatisfy({ !context.principal.holds(anyOf: $0.rights.read) }) {
            try context.require(kinds.flatMap(\.rights.read), to: "read \(address.type)")
        }
        return try await translatingStoreErrors {
            for handler in kinds {
                guard let found = try await handler.find(address.id) else { continue }
                try context.require(handler.rights.read, to: "read this \(address.type)")
                guard !found.isClosed else {
                    throw ServiceError(.gone, "\(address.reference) was deleted.")
                }
                if let version = address.versionID, version != found.resource.versionID {
                    throw ServiceError(
                        .notFound, "\(address.reference) has no version '\(version)' that can be shown.")
                }
                return found.resource
            }
            throw ServiceError(.notFound, "There is no \(address.reference).")
        }
    }

    package func search(_ request: SearchRequest, _ context: RequestContext) async throws -> SearchResult {
        let all = try kinds(of: request.type)
        let kinds = all.filter { context.principal.holds(anyOf: $0.rights.read) }
        if kinds.isEmpty { try context.require(all.flatMap(\.rights.read), to: "search \(request.type)") }
        let readable = handlers.values.joined().filter { context.principal.holds(anyOf: $0.rights.read) }
        let names = Set(readable.map(\.schema.name))
        let reader = CriterionReader(
            schemas: handlers.mapValues { $0.map(\.schema) }, baseURL: context.baseURL,
            mayRead: { names.contains($0.name) })
        let isCountOnly = request.count == 0 || request.shape.summary == .count
        let parts = try kinds.compactMap { handler in try part(handler, request, reader) }
        let search = TypeSearch(
            parts: parts, limit: request.count, total: isCountOnly ? .accurate : RecordQuery.Total(request.total))
        return try await translatingStoreErrors {
            guard !isCountOnly else { return SearchResult(resources: [], total: try await search.count()) }
            var result = try await search.page(request.cursor)
            if !request.includes.isEmpty {
                result.included = try await IncludeReader(handlers: Array(readable)).resources(
                    request.includes, with: result.resources)
            }
            return result
        }
    }

    package func create(
        _ type: String, _ resource: Document, _ context: RequestContext
    ) async throws -> WriteOutcome {
        let writers = try kinds(of: type).filter { $0.writer?.interactions.contains(.create) ?? false }
        guard let handler = writers.first, let writer = handler.writer else {
            throw ServiceError(.interactionNotOffered(interactions(of: type)), "\(type) cannot be created here.")
        }
        try context.require(handler.rights.create, to: "create \(type)")
        return try await translatingStoreErrors { try await writer.create(resource, context) }
    }

    package func update(
        _ address: ResourceAddress, _ resource: Document, ifMatch: String?, _ context: RequestContext
    ) async throws -> WriteOutcome {
        let writers = try kinds(of: address.type).filter { $0.writer?.interactions.contains(.update) ?? false }
        guard !writers.isEmpty else {
            throw ServiceError(
                .interactionNotOffered(interactions(of: address.type)), "\(address.type) cannot be updated here.")
        }
        return try await translatingStoreErrors {
            for handler in writers {
                try context.require(handler.rights.update, to: "update \(address.type)")
                if let outcome = try await handler.writer?.update(address.id, resource, ifMatch: ifMatch, context) {
                    return outcome
                }
            }
            throw ServiceError(
                .notFound,
                "There is no \(address.reference); ids are given by the server, so it cannot be created "
                    + "with this one.")
        }
    }

    // MARK: Parts

    private func kinds(of type: String) throws(ServiceError) -> [any ResourceHandler] {
        guard let kinds = handlers[type] else {
            throw ServiceError(.unsupported, "The resource type '\(type)' is not served here.", code: .notSupported)
        }
        return kinds
    }

    private func interactions(of type: String) -> Set<Interaction> { capabilities[type]?.interactions ?? [] }

    /// The criteria on one kind; `nil` when none of its records can match.
    private func part(
        _ handler: any ResourceHandler, _ request: SearchRequest, _ reader: CriterionReader
    ) throws(ServiceError) -> TypeSearch.Part? {
        var criteria: [Criterion] = []
        for value in request.parameters {
            guard let criterion = try reader.criterion(value, handler.schema) else { return nil }
            criteria.append(criterion)
        }
        var sort: [RecordQuery.SortKey] = []
        for key in request.sort {
            guard let parameter = handler.schema.parameter(named: key.parameter),
                handler.schema.sortColumn(parameter) != nil
            else {
                throw ServiceError(
                    .invalid, "\(request.type) cannot be sorted by '\(key.parameter)'.", code: .notSupported,
                    expression: "http._sort")
            }
            sort.append(RecordQuery.SortKey(parameter, isDescending: key.isDescending))
        }
        return TypeSearch.Part(handler: handler, criteria: criteria, sort: sort)
    }
}

extension RecordQuery.Total {
    init(_ mode: SearchRequest.TotalMode?) {
        switch mode {
        case .some(.none): self = .none
        case .estimate: self = .estimate
        case .accurate: self = .accurate
        case nil: self = .recent
        }
    }
}
