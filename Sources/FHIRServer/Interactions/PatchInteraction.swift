import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird

/// `PATCH Type/id` (R4 3.1.0.6) with a JSON Patch, a merge patch or a FHIRPath Patch.
struct PatchInteraction {
    private let handler: FHIRHandler

    init(_ handler: FHIRHandler) { self.handler = handler }

    func respond(to exchange: Exchange, _ address: ResourceAddress) async throws -> Response {
        let principal = try await handler.gate.admit(exchange.headers)
        let format = try handler.format(of: exchange, exchange.parsedQuery())
        try handler.service.offered(.patch, on: address.type)
        let form = try RequestFormat(
            contentType: exchange.headers[.contentType],
            allowed: [.jsonPatch, .mergePatch] + handler.resourceFormats
        ).patchForm
        let change = try await handler.patches.change(exchange.body(), form)
        let outcome = try await handler.service.patch(
            address, by: change, ifMatch: Conditions(exchange.headers).ifMatch, exchange.context(for: principal))
        return try WriteAnswer(
            outcome: outcome, renderer: handler.renderer, preferences: Preferences(exchange.headers), format: format,
            baseURL: exchange.baseURL,
            readsVersions: handler.readsVersions(of: outcome.resource.type)
        ).response()
    }
}
