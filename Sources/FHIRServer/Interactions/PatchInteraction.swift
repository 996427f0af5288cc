import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird

/// `PATCH Type/id` (R4 3.1.0.6) with a JSON Patch or a merge patch.
struct PatchInteraction {
    private let handler: FHIRHandler

    init(_ handler: FHIRHandler) { self.handler = handler }

    func respond(to exchange: Exchange, _ address: ResourceAddress) async throws -> Response {
        let principal = try await handler.gate.admit(exchange.headers)
        let format = try ResponseFormat(accept: exchange.headers[.accept], query: exchange.parsedQuery())
        try handler.service.offered(.patch, on: address.type)
        let kind = try RequestFormat(
            contentType: exchange.headers[.contentType], allowed: [.jsonPatch, .mergePatch, .json])
        let change = try await PatchChange(exchange.body(), as: kind)
        let outcome = try await handler.service.patch(
            address, by: change, ifMatch: Conditions(exchange.headers).ifMatch, exchange.context(for: principal))
        return WriteAnswer(
            outcome: outcome, preferences: Preferences(exchange.headers), format: format, baseURL: exchange.baseURL
        ).response
    }
}
