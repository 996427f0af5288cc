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
    let readsVersions: Bool

    /// With its version only where versions can be read.
    private var address: String {
        let resource = outcome.resource
        let current = "\(baseURL)/\(resource.type)/\(resource.id)"
        return readsVersions ? "\(current)/_history/\(resource.versionID)" : current
    }

    func response() throws -> Response {
        let resource = outcome.resource
        var headers = FHIRResponse.versionHeaders(of: resource)
        let isNew = outcome.effect == .created
        headers[isNew ? .location : .contentLocation] = address
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
