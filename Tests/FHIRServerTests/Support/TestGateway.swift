import FHIRModel
import FHIRServer
import FHIRService
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import TestSupport

/// The whole HTTP side over a backend in memory, without a socket.
struct TestGateway {
    let backend: InMemoryBackend
    private let responder: GatewayResponder

    init(
        backend: InMemoryBackend = InMemoryBackend(), policy: AccessGate.Policy = .open(.tester, TestAccounts()),
        limits: ServerLimits = ServerLimits(), publicURL: PublicURL = PublicURL(configured: "http://gateway.test"),
        validator: (any WriteValidator)? = nil, wrapping wrap: (any FHIRBackend) -> any FHIRBackend = { $0 }
    ) {
        self.backend = backend
        let wrapped = wrap(backend)
        let handler = FHIRHandler(
            service: ResourceService(backend: wrapped, validator: validator), gate: AccessGate(policy),
            links: PageLinks(secret: Array("test".utf8)),
            identity: ServerIdentity(version: "1.2.3", date: "2026-01-01"))
        responder = GatewayResponder(
            mounts: [Mount("/fhir", handler)], health: HealthHandler(backend: wrapped), limits: limits,
            publicURL: publicURL, identity: RequestIdentity(prefix: "t"), deadlines: DeadlineWatch(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func send(
        _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields = [:], body: String? = nil
    ) async throws -> TestResponse {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "host.test:8080", path: target, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let response = try await responder.respond(to: request, context: GatewayContext())
        let collector = BodyCollector()
        try await response.body.write(collector)
        return TestResponse(status: response.status, headers: response.headers, body: collector.bytes)
    }

    /// Stores a Patient and gives its id.
    func addPatient(family: String = "Sesay", gender: String = "female") async throws -> String {
        let document = try Document(
            json: #"{"resourceType":"Patient","name":[{"family":"\#(family)"}],"gender":"\#(gender)"}"#)
        return try await backend.create("Patient", document, FHIRService.RequestContext()).resource.id
    }
}

extension Principal {
    static var tester: Principal { Principal(userID: 1, login: "tester", rights: [], isSuperuser: true) }
}

/// A response, read whole.
struct TestResponse {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: Node {
        get throws { try Document(json: body).root }
    }

    /// The code of an OperationOutcome's first issue.
    var issueCode: String? { try? json["issue"]?[0]?["code"]?.string }
    /// The diagnostics of an OperationOutcome's first issue.
    var diagnostics: String { (try? json["issue"]?[0]?["diagnostics"]?.string) ?? "" }
    var expression: String? { try? json["issue"]?[0]?["expression"]?[0]?.string }
}

private final class BodyCollector: ResponseBodyWriter {
    var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
