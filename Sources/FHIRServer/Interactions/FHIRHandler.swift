import FHIRModel
package import FHIRService
import HTTPTypes
package import Hummingbird

/// Answers what lies below one base path of the server.
package protocol MountedHandler: Sendable {
    /// The response; whatever is refused is thrown.
    func respond(to exchange: Exchange) async throws -> Response

    /// How a refusal looks on this path.
    func response(for refusal: RenderedRefusal, to exchange: Exchange) -> Response
}

/// The FHIR R4 RESTful API (R4 3.1.0) on a backend.
package struct FHIRHandler: MountedHandler {
    let service: ResourceService
    let gate: AccessGate
    let links: PageLinks
    let statement: CapabilityStatementWriter
    let elementLists: (any ElementLists)?
    let patches: PatchReader
    let renderer: ResponseRenderer

    package init(
        service: ResourceService, gate: AccessGate, links: PageLinks, identity: ServerIdentity,
        elementLists: (any ElementLists)? = nil, patches: PatchReader? = nil
    ) {
        renderer = ResponseRenderer(facts: service.reading.facts)
        self.patches = patches ?? PatchReader(reading: service.reading)
        self.service = service
        self.gate = gate
        self.links = links
        self.elementLists = elementLists
        statement = CapabilityStatementWriter(
            capabilities: service.backend.capabilities, identity: identity, asksForCredentials: gate.asksForCredentials,
            offersXML: renderer.offersXML)
    }

    package func respond(to exchange: Exchange) async throws -> Response {
        switch exchange.path.count {
        case 0: try await system(exchange)
        case 1 where exchange.path[0] == "metadata": try capabilities(exchange)
        case 1 where exchange.path[0] == "login": try await LoginInteraction(gate: gate).respond(to: exchange)
        case 1: try await type(exchange, exchange.path[0])
        case 2 where exchange.path[1] == "_search": try await postedSearch(exchange, exchange.path[0])
        case 2: try await instance(exchange, ResourceAddress(type: exchange.path[0], id: exchange.path[1]))
        case 4 where exchange.path[2] == "_history":
            try await version(
                exchange,
                ResourceAddress(type: exchange.path[0], id: exchange.path[1], versionID: exchange.path[3]))
        default: try await unknown(exchange)
        }
    }

    package func response(for refusal: RenderedRefusal, to exchange: Exchange) -> Response {
        // A client that accepts nothing we can write is still told why.
        let format = try? self.format(of: exchange, (try? exchange.parsedQuery()) ?? QueryString())
        let json = OperationOutcomeWriter.bytes(of: refusal.issues)
        let settled = try? renderer.response(
            status: refusal.status, headers: refusal.headers, json: json, format: format ?? ResponseFormat())
        return settled ?? refusal.response(format: ResponseFormat())
    }

    /// The format of an answer.
    func format(of exchange: Exchange, _ query: QueryString) throws(HTTPRefusal) -> ResponseFormat {
        try ResponseFormat(accept: exchange.headers[.accept], query: query, offersXML: renderer.offersXML)
    }

    func readsVersions(of type: String) -> Bool {
        service.backend.capabilities[type]?.interactions.contains(.vread) ?? false
    }

    /// The formats of resources in bodies.
    var resourceFormats: [RequestFormat] { renderer.offersXML ? [.json, .xml] : [.json] }

    // MARK: Paths

    private func system(_ exchange: Exchange) async throws -> Response {
        if exchange.method == .options { return Self.options([.options]) }
        _ = try await gate.admit(exchange.headers)
        throw HTTPRefusal(
            .methodNotAllowed, .notSupported,
            "Batches, transactions and searches over all types are not offered. What is, is told at "
                + "\(exchange.baseURL)/metadata.", headers: [.allow: "OPTIONS"])
    }

    private func capabilities(_ exchange: Exchange) throws -> Response {
        switch exchange.method {
        case .get, .head:
            let query = try exchange.parsedQuery()
            if let mode = query["mode"], mode != "full" {
                throw ServiceError(
                    .invalid, "The mode '\(mode)' is not offered; 'full' is.", code: .notSupported,
                    expression: "http.mode")
            }
            let format = try format(of: exchange, query)
            return try renderer.response(status: .ok, json: statement.bytes(baseURL: exchange.baseURL), format: format)
        case .options: return Self.options([.get, .head, .options])
        default: throw HTTPRefusal.method(exchange.method, allowed: [.get, .head, .options])
        }
    }

    private func type(_ exchange: Exchange, _ type: String) async throws -> Response {
        switch exchange.method {
        case .options: return try Self.options(AllowedMethods.type(known(type).interactions))
        case .get, .head: return try await SearchInteraction(self).respond(to: exchange, type: type)
        case .post: return try await CreateInteraction(self).respond(to: exchange, type: type)
        default:
            _ = try await gate.admit(exchange.headers)
            throw try HTTPRefusal.method(exchange.method, allowed: AllowedMethods.type(known(type).interactions))
        }
    }

    private func postedSearch(_ exchange: Exchange, _ type: String) async throws -> Response {
        switch exchange.method {
        case .options: return Self.options([.post, .options])
        case .post: return try await SearchInteraction(self).respondToPost(exchange, type: type)
        default:
            _ = try await gate.admit(exchange.headers)
            throw HTTPRefusal.method(exchange.method, allowed: [.post, .options])
        }
    }

    private func instance(_ exchange: Exchange, _ address: ResourceAddress) async throws -> Response {
        switch exchange.method {
        case .get, .head: return try await ReadInteraction(self).respond(to: exchange, address)
        case .put: return try await UpdateInteraction(self).respond(to: exchange, address)
        case .patch: return try await PatchInteraction(self).respond(to: exchange, address)
        case .options: return try Self.options(AllowedMethods.instance(known(address.type).interactions))
        default:
            _ = try await gate.admit(exchange.headers)
            throw try HTTPRefusal.method(
                exchange.method, allowed: AllowedMethods.instance(known(address.type).interactions))
        }
    }

    private func version(_ exchange: Exchange, _ address: ResourceAddress) async throws -> Response {
        switch exchange.method {
        case .get, .head: return try await ReadInteraction(self).respond(to: exchange, address)
        case .options: return Self.options([.get, .head, .options])
        default:
            _ = try await gate.admit(exchange.headers)
            throw HTTPRefusal.method(exchange.method, allowed: [.get, .head, .options])
        }
    }

    private func unknown(_ exchange: Exchange) async throws -> Response {
        _ = try await gate.admit(exchange.headers)
        if let operation = exchange.path.last, operation.hasPrefix("$") {
            throw HTTPRefusal(.notFound, .notSupported, "The operation '\(operation)' is not offered.")
        }
        if exchange.path.last == "_history" { throw HTTPRefusal(.notFound, .notSupported, "History is not offered.") }
        throw HTTPRefusal.unknownPath(exchange.path.joined(separator: "/"))
    }

    private func known(_ type: String) throws -> ResourceCapability {
        if let capability = service.backend.capabilities[type] { return capability }
        return try service.offered(.read, on: type)
    }

    private static func options(_ methods: [HTTPRequest.Method]) -> Response {
        Response(
            status: .noContent, headers: [.allow: methods.map(\.rawValue).joined(separator: ", ")],
            body: ResponseBody())
    }
}
