import FHIRModel
package import FHIRService
package import HTTPTypes
package import Hummingbird
import NIOCore

/// Makes responses of rendered resources.
package enum FHIRResponse {
    /// Any JSON, laid out as the format says.
    package static func make(
        status: HTTPResponse.Status, headers: HTTPFields = [:], json: [UInt8], format: ResponseFormat
    ) -> Response {
        var headers = headers
        headers[.contentType] = format.contentType
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: format.isPretty ? pretty(json) : json)))
    }

    /// The headers that say which version of a resource is meant (R4 3.1.0.1.3).
    package static func versionHeaders(of resource: StoredResource) -> HTTPFields {
        var headers = HTTPFields()
        headers.reserveCapacity(6)
        headers[.eTag] = "W/\"\(resource.versionID)\""
        headers[.lastModified] = resource.lastUpdated.httpDate
        return headers
    }

    private static func pretty(_ json: [UInt8]) -> [UInt8] {
        // What the server wrote itself can be read; should it not, it goes out as it is.
        guard let document = try? Document(json: json) else { return json }
        return JSONWriter(layout: .pretty).write(document)
    }
}
