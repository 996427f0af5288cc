import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird

/// `GET Type/id` and `GET Type/id/_history/vid` (R4 3.1.0.2, 3.1.0.3), with conditional headers.
struct ReadInteraction {
    private let handler: FHIRHandler

    init(_ handler: FHIRHandler) { self.handler = handler }

    func respond(to exchange: Exchange, _ address: ResourceAddress) async throws -> Response {
        let principal = try await handler.gate.admit(exchange.headers)
        let query = try exchange.parsedQuery()
        let format = try handler.format(of: exchange, query)
        let shape = query.pairs.isEmpty ? ResponseShape() : try Self.shape(query, handling: exchange)
        let resource = try await handler.service.read(address, exchange.context(for: principal))
        let headers = FHIRResponse.versionHeaders(of: resource)
        if try Conditions(exchange.headers).isUnchanged(resource) {
            return Response(status: .notModified, headers: headers, body: ResponseBody())
        }
        let json =
            shape.isComplete
            ? resource.json : try ResourceSubset(shape, lists: handler.elementLists).bytes(of: resource)
        return try handler.renderer.response(status: .ok, headers: headers, json: json, format: format)
    }

    /// `_summary` and `_elements`; anything else has no meaning on a read.
    private static func shape(_ query: QueryString, handling exchange: Exchange) throws -> ResponseShape {
        var shape = ResponseShape()
        for pair in query.pairs where !SearchRequestParser.transportParameters.contains(pair.key) {
            switch pair.key {
            case "_elements": shape.elements = pair.value.split(separator: ",").map(String.init)
            case "_summary":
                guard let summary = ResponseShape.Summary(rawValue: pair.value), summary != .count else {
                    throw ServiceError(
                        .invalid, "_summary is '\(pair.value)', on a read it may be true, text, data or false.",
                        code: .value, expression: "http._summary")
                }
                shape.summary = summary
            default:
                guard Preferences(exchange.headers).handling == .lenient else {
                    throw ServiceError(
                        .invalid, "A read has no parameter '\(pair.key)'.", code: .notSupported,
                        expression: "http.\(pair.key)")
                }
            }
        }
        return shape
    }
}
