import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird

/// `PUT Type/id` (R4 3.1.0.4).
struct UpdateInteraction {
    private let handler: FHIRHandler

    init(_ handler: FHIRHandler) { self.handler = handler }

    func respond(to exchange: Exchange, _ address: ResourceAddress) async throws -> Response {
        let principal = try await handler.gate.admit(exchange.headers)
        let format = try ResponseFormat(accept: exchange.headers[.accept], query: exchange.parsedQuery())
        try handler.service.offered(.update, on: address.type)
        _ = try RequestFormat(contentType: exchange.headers[.contentType], allowed: [.json])
        let outcome = try await handler.service.update(
            address, body: exchange.body(), ifMatch: Conditions(exchange.headers).ifMatch,
            exchange.context(for: principal))
        return WriteAnswer(
            outcome: outcome, preferences: Preferences(exchange.headers), format: format, baseURL: exchange.baseURL
        ).response
    }
}
