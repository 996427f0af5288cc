import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird

/// `POST Type` (R4 3.1.0.8).
struct CreateInteraction {
    private let handler: FHIRHandler

    init(_ handler: FHIRHandler) { self.handler = handler }

    func respond(to exchange: Exchange, type: String) async throws -> Response {
        let principal = try await handler.gate.admit(exchange.headers)
        let format = try handler.format(of: exchange, exchange.parsedQuery())
        try handler.service.offered(.create, on: type)
        if exchange.headers[.ifNoneExist] != nil {
            throw ServiceError(
                .unsupported, "Conditional create is not offered.", expression: "http.If-None-Exist")
        }
        let body = try RequestFormat(contentType: exchange.headers[.contentType], allowed: handler.resourceFormats)
        let outcome = try await handler.service.create(
            type, body: exchange.body(), format: body.resourceFormat, exchange.context(for: principal))
        return try WriteAnswer(
            outcome: outcome, renderer: handler.renderer, preferences: Preferences(exchange.headers), format: format,
            baseURL: exchange.baseURL,
            readsVersions: handler.readsVersions(of: outcome.resource.type)
        ).response()
    }
}
