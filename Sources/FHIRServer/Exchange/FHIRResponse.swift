package import FHIRModel
package import FHIRService
package import HTTPTypes
package import Hummingbird
import NIOCore

/// Writes rendered resources in the format that was settled.
package struct ResponseRenderer: Sendable {
    /// What XML needs to know of FHIR's elements; without it XML is not offered.
    private let facts: (any ElementFacts)?

    package init(facts: (any ElementFacts)? = nil) { self.facts = facts }

    package var offersXML: Bool { facts != nil }

    /// Throws a ``ServiceError`` for a resource that XML has no place for.
    package func response(
        status: HTTPResponse.Status, headers: HTTPFields = [:], json: [UInt8], format: ResponseFormat
    ) throws -> Response {
        guard format.isXML else {
            return FHIRResponse.make(status: status, headers: headers, json: json, format: format)
        }
        guard let facts else { throw ServiceError(.fault, "XML is not offered here.") }
        do {
            let xml = try XMLWriter(facts: facts, isIndented: format.isPretty).write(Document(json: json))
            return FHIRResponse.make(
                status: status, headers: headers, body: ByteBuffer(bytes: xml), contentType: format.contentType)
        } catch let failure as XMLWriter.Failure {
            throw ServiceError(.fault, issues: failure.report.issues)
        }
    }
}

/// Makes responses of bytes.
package enum FHIRResponse {
    /// Any JSON, laid out as the format says.
    package static func make(
        status: HTTPResponse.Status, headers: HTTPFields = [:], json: [UInt8], format: ResponseFormat
    ) -> Response {
        make(
            status: status, headers: headers, body: ByteBuffer(bytes: format.isPretty ? pretty(json) : json),
            contentType: format.isXML ? ResponseFormat.fhirJSON : format.contentType)
    }

    fileprivate static func make(
        status: HTTPResponse.Status, headers: HTTPFields, body: ByteBuffer, contentType: String
    ) -> Response {
        var headers = headers
        headers[.contentType] = contentType
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
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
