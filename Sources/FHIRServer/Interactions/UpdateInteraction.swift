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
        let format = try handler.format(of: exchange, exchange.parsedQuery())
        try handler.service.offered(.update, on: address.type)
        let body = try RequestFormat(contentType: exchange.headers[.contentType], allowed: handler.resourceFormats)
        let outcome = try await handler.service.update(
            address, body: exchange.body(), format: body.resourceFormat, ifMatch: Conditions(exchange.headers).ifMatch,
            exchange.context(for: principal))
        return try WriteAnswer(
            outcome: outcome, renderer: handler.renderer, preferences: Preferences(exchange.headers), format: format,
            baseURL: exchange.baseURL,
            readsVersions: handler.readsVersions(of: outcome.resource.type)
        ).response()
    }
}
