import FHIRModel
package import FHIRService
import HTTPTypes
import Hummingbird

/// `GET /health` for load balancers: 200 while the backend can answer, else 503.
///
/// Says nothing else.
package struct HealthHandler: Sendable {
    private let backend: any FHIRBackend

    package init(backend: any FHIRBackend) { self.backend = backend }

    func respond(to request: Request) async throws -> Response {
        guard request.head.method == .get || request.head.method == .head else {
            throw HTTPRefusal.method(request.head.method, allowed: [.get, .head])
        }
        try await backend.checkReadiness()
        var answer = ResourceBuilder(capacity: 32)
        answer.string("status", constant: "ok")
        return FHIRResponse.make(
            status: .ok, headers: [.cacheControl: "no-store"], json: answer.finish(),
            format: ResponseFormat(contentType: ResponseFormat.json))
    }
}
