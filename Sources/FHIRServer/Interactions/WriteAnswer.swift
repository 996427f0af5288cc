import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird

/// What a write is answered with (R4 3.1.0.1.10).
struct WriteAnswer {
    let outcome: WriteOutcome
    let renderer: ResponseRenderer
    let preferences: Preferences
    let format: ResponseFormat
    let baseURL: String

    func response() throws -> Response {
        let resource = outcome.resource
        var headers = FHIRResponse.versionHeaders(of: resource)
        let isNew = outcome.effect == .created
        if isNew {
            headers[.location] = "\(baseURL)/\(resource.type)/\(resource.id)/_history/\(resource.versionID)"
        } else {
            headers[.contentLocation] = "\(baseURL)/\(resource.type)/\(resource.id)/_history/\(resource.versionID)"
        }
        let status: HTTPResponse.Status = isNew ? .created : .ok
        switch preferences.answer {
        case .minimal: return Response(status: status, headers: headers, body: ResponseBody())
        case .representation:
            return try renderer.response(status: status, headers: headers, json: resource.json, format: format)
        case .outcome:
            return try renderer.response(
                status: status, headers: headers, json: OperationOutcomeWriter.bytes(of: outcome.issues),
                format: format)
        }
    }
}
