import FHIRModel
package import FHIRServer
package import FHIRService
import HTTPTypes
package import Hummingbird
import OpenIMIS
import OpenIMISBackend

/// Answers as openIMIS's Django module does: its paths, parameters, ids, spelling and bodies, over the same records.
///
/// Reads are rendered by this module; writes are checked and stored as FHIR's are, and then read in the module's form.
/// What the module does wrong (500 for a client's fault, redirects, lost filters) is done right here; each such deviation
/// stands with its reason in `Tests/Compatibility/deviations.json`.
package struct CompatibilityHandler: MountedHandler {
    private let gate: AccessGate
    private let writes: ResourceService
    private let reads: OpenIMISBackend
    private let containing: OpenIMISBackend
    private let kinds: [String: [any ResourceHandler]]
    private let codeSystems: ModuleCodeSystems

    /// - Parameters:
    ///   - dialect: the module's records.
    ///   - writes: the service that checks and stores what clients send; its backend serves FHIR's own form.
    ///   - gate: who may come in.
    package init(_ dialect: ModuleDialect, writes: ResourceService, gate: AccessGate) {
        self.gate = gate
        self.writes = writes
        codeSystems = ModuleCodeSystems(stores: dialect.stores, forms: dialect.forms)
        reads = OpenIMISBackend(dialect.dialect)
        containing = OpenIMISBackend(
            ResourceDialect(
                [dialect.claims(isContaining: true)]
                    + dialect.dialect.handlers.filter {
                        $0.schema.type != "Claim"
                    }))
        kinds = Dictionary(grouping: dialect.dialect.handlers, by: \.schema.type)
    }

    package func respond(to exchange: Exchange) async throws -> Response {
        switch exchange.path.count {
        case 1 where exchange.path[0] == "login": return try await login(exchange)
        case 2 where exchange.path[0] == "CodeSystem": return try await codeSystem(exchange, exchange.path[1])
        case 1: return try await list(exchange, exchange.path[0])
        case 2: return try await instance(exchange, exchange.path[0], exchange.path[1])
        default:
            _ = try await gate.admit(exchange.headers)
            throw HTTPRefusal.unknownPath(exchange.path.joined(separator: "/"))
        }
    }

    package func response(for refusal: RenderedRefusal, to exchange: Exchange) -> Response {
        ModuleRefusal.response(to: refusal, exchange)
    }

    // MARK: Paths

    /// Bad credentials are answered with a bare JSON string, as clients know it.
    private func login(_ exchange: Exchange) async throws -> Response {
        do {
            return try await LoginInteraction(gate: gate).respond(to: exchange)
        } catch let error as ServiceError where error.kind == .unauthorized {
            return Self.bare("INCORRECT_CREDENTIALS", .unauthorized)
        } catch let error as ServiceError where error.issues.first?.code == .required {
            return Self.bare("Missing username or password", .badRequest)
        }
    }

    private static func bare(_ text: String, _ status: HTTPResponse.Status) -> Response {
        FHIRResponse.make(
            status: status, json: Array("\"\(text)\"".utf8), format: ResponseFormat(contentType: ResponseFormat.json))
    }

    private func list(_ exchange: Exchange, _ type: String) async throws -> Response {
        if type == "metadata" {
            throw HTTPRefusal(
                .notFound, .notFound, "This path has no CapabilityStatement; the FHIR base path of this server has.")
        }
        switch exchange.method {
        case .get, .head:
            let principal = try await gate.admit(exchange.headers)
            return try await search(exchange, type, principal)
        case .post: return try await create(exchange, type)
        case .options:
            _ = try await gate.admit(exchange.headers)
            guard let response = ModuleOptions.response(for: type) else { throw unknown(type) }
            return response
        default:
            _ = try await gate.admit(exchange.headers)
            throw HTTPRefusal.method(exchange.method, allowed: [.get, .head, .post, .options])
        }
    }

    private func instance(_ exchange: Exchange, _ type: String, _ key: String) async throws -> Response {
        let principal = try await gate.admit(exchange.headers)
        let context = exchange.context(for: principal)
        switch exchange.method {
        case .get, .head:
            let stored = try await read(type, key, context)
            return Self.json(stored.json)
        case .put:
            let id = try await canonicalID(type, key, context)
            _ = try RequestFormat(contentType: exchange.headers[.contentType], allowed: [.json])
            let body = try await Self.named(exchange.body(), id)
            let outcome = try await writes.update(
                ResourceAddress(type: type, id: id), body: body, ifMatch: Conditions(exchange.headers).ifMatch, context)
            return Self.json(try await read(type, outcome.resource.id, context).json)
        case .patch:
            let id = try await canonicalID(type, key, context)
            let format = try RequestFormat(
                contentType: exchange.headers[.contentType], allowed: [.jsonPatch, .mergePatch, .json])
            let change = try await PatchReader(reading: writes.reading).change(exchange.body(), format.patchForm)
            let outcome = try await writes.patch(
                ResourceAddress(type: type, id: id), by: change, ifMatch: Conditions(exchange.headers).ifMatch, context)
            return Self.json(try await read(type, outcome.resource.id, context).json)
        case .options:
            guard let response = ModuleOptions.response(for: type) else { throw unknown(type) }
            return response
        default: throw HTTPRefusal.method(exchange.method, allowed: [.get, .head, .put, .patch, .options])
        }
    }

    // MARK: Reading

    private func read(
        _ type: String, _ key: String, _ context: FHIRService.RequestContext
    ) async throws -> StoredResource {
        guard kinds[type] != nil else { throw unknown(type) }
        return try await reads.read(ResourceAddress(type: type, id: key), context)
    }

    private func search(_ exchange: Exchange, _ type: String, _ principal: Principal) async throws -> Response {
        guard let all = kinds[type] else { throw unknown(type) }
        let query = try exchange.parsedQuery()
        let context = exchange.context(for: principal)
        let key =
            ModuleKind.readByIdentifier.contains(type)
            ? query["identifier"] : ModuleKind.readByCode.contains(type) ? query["code"] : nil
        if let key { return Self.json(try await read(type, Self.value(ofToken: key), context).json) }

        let asked = try ModuleQuery(query, type: type)
        let chosen = ModuleKind.schemas(of: type, query)
        let served = chosen.isEmpty ? all : all.filter { chosen.contains($0.schema.name) }
        let backend =
            asked.isContaining && type == "Claim"
            ? containing : chosen.isEmpty ? reads : OpenIMISBackend(ResourceDialect(served + others(than: type)))
        let found = try await Pages(backend: backend, type: type, asked: asked, context: context).page()
        let list = ModulePage(
            resources: found.resources, total: found.total, hasNext: found.hasNext, page: asked.page, query: query,
            listURL: "\(exchange.baseURL)/\(type)/", hasIDs: !ModuleKind.withoutID.contains(type))
        return Self.json(list.bytes())
    }

    /// The kinds of other types, to which references of a search may lead.
    private func others(than type: String) -> [any ResourceHandler] {
        kinds.filter { $0.key != type }.flatMap(\.value)
    }

    /// A token's value without its system.
    private static func value(ofToken token: String) -> String {
        token.split(separator: "|", omittingEmptySubsequences: false).last.map(String.init) ?? token
    }

    private func codeSystem(_ exchange: Exchange, _ name: String) async throws -> Response {
        let principal = try await gate.admit(exchange.headers)
        guard exchange.method == .get || exchange.method == .head else {
            throw HTTPRefusal.method(exchange.method, allowed: [.get, .head])
        }
        let url = "\(exchange.baseURL)/CodeSystem/\(name)/"
        guard let json = try await codeSystems.resource(named: name, url: url, for: principal) else {
            throw HTTPRefusal.unknownPath("CodeSystem/\(name)")
        }
        return Self.json(json)
    }

    // MARK: Writing

    private func create(_ exchange: Exchange, _ type: String) async throws -> Response {
        let principal = try await gate.admit(exchange.headers)
        let context = exchange.context(for: principal)
        _ = try RequestFormat(contentType: exchange.headers[.contentType], allowed: [.json])
        let outcome = try await writes.create(type, body: exchange.body(), context)
        // A claim is answered with its response.
        let answered = type == "Claim" ? "ClaimResponse" : type
        let stored = try await read(answered, outcome.resource.id, context)
        let isNew = outcome.effect == .created
        return Self.json(
            stored.json, status: isNew ? .created : .ok,
            headers: [.location: "\(exchange.baseURL)/\(type)/\(outcome.resource.id)/"])
    }

    /// The uuid of what a key names.
    private func canonicalID(
        _ type: String, _ key: String, _ context: FHIRService.RequestContext
    ) async throws -> String {
        try await read(type, key, context).id
    }

    /// The body with the id of the resource it replaces: the module takes a body without an id or with a code as one.
    private static func named(_ body: [UInt8], _ id: String) throws -> [UInt8] {
        let document: Document
        do {
            document = try Document(json: body)
        } catch {
            throw ServiceError(.invalid, issues: [Issue(error)])
        }
        guard document.root.isObject, document.root[.id]?.string != id else { return body }
        var edits = EditList()
        edits.set(.id, string: id)
        return JSONWriter(edits: edits).write(document)
    }

    // MARK: Answers

    private static func json(
        _ json: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Response {
        FHIRResponse.make(
            status: status, headers: headers, json: json, format: ResponseFormat(contentType: ResponseFormat.json))
    }

    private func unknown(_ type: String) -> ServiceError {
        ServiceError(
            .notFound,
            "There is no resource type '\(type)' here. Served: \(kinds.keys.sorted().joined(separator: ", ")).",
            code: .notFound)
    }
}
