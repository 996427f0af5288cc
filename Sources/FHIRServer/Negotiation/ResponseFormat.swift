import FHIRModel
package import FHIRService
import HTTPTypes

/// The form in which resources are written, settled from `_format` or `Accept` (R4 3.1.0.1.9, 3.1.0.1.12).
package struct ResponseFormat: Sendable, Hashable {
    /// The value of `Content-Type`.
    package var contentType: String
    package var isPretty: Bool

    package init(contentType: String = Self.fhirJSON, isPretty: Bool = false) {
        self.contentType = contentType
        self.isPretty = isPretty
    }

    package var isXML: Bool { contentType == Self.fhirXML || contentType == Self.xml }

    package static let fhirXML = "application/fhir+xml; charset=utf-8"
    package static let xml = "application/xml; charset=utf-8"
    package static let fhirJSON = "application/fhir+json; charset=utf-8"
    package static let json = "application/json; charset=utf-8"

    /// Settles it for a request.
    ///
    /// - Throws: ``HTTPRefusal`` of status 406 when nothing that can be written is acceptable.
    package init(accept: String?, query: QueryString, offersXML: Bool = false) throws(HTTPRefusal) {
        self.init()
        isPretty = query["_pretty"] == "true"
        if let format = query["_format"], !format.isEmpty {
            contentType = try Self.format(named: format, offersXML)
        } else if let accept {
            contentType = try Self.format(accepted: accept, offersXML)
        }
    }

    private static func format(named name: String, _ offersXML: Bool) throws(HTTPRefusal) -> String {
        // A plus sign that was not escaped has become a space.
        let media = MediaTypeValue(name)
        let plain = (media?.essence ?? name).replacing(" ", with: "+").lowercased()
        guard let type = shortNames[plain] ?? contentType(for: plain, offersXML), plain != "*/*",
            offersXML || type == fhirJSON || type == json
        else { throw refusal("_format '\(name)'", offersXML) }
        guard isServed(media?.parameters["fhirversion"]) else {
            throw refusal("The FHIR version in _format '\(name)'", offersXML)
        }
        return type
    }

    private static func format(accepted header: String, _ offersXML: Bool) throws(HTTPRefusal) -> String {
        // What nearly every client sends.
        switch header {
        case "*/*", "application/fhir+json": return fhirJSON
        case "application/json": return json
        default: break
        }
        var best: (type: String, quality: Double)?
        var wantsOtherVersion = false
        for entry in header.split(separator: ",") {
            guard let media = MediaTypeValue(entry), media.quality > 0,
                let type = contentType(for: media.essence, offersXML)
            else {
                continue
            }
            guard isServed(media.parameters["fhirversion"]) else {
                wantsOtherVersion = true
                continue
            }
            if media.quality > best?.quality ?? 0 { best = (type, media.quality) }
        }
        if let best { return best.type }
        throw refusal(wantsOtherVersion ? "The FHIR version in Accept '\(header)'" : "Accept '\(header)'", offersXML)
    }

    private static let shortNames = ["json": fhirJSON, "xml": fhirXML]

    private static func contentType(for essence: String, _ offersXML: Bool) -> String? {
        switch essence {
        case "application/fhir+json", "application/*", "*/*", "text/json": fhirJSON
        case "application/json": json
        case "application/fhir+xml", "text/xml": offersXML ? fhirXML : nil
        case "application/xml": offersXML ? xml : nil
        default: nil
        }
    }

    /// Whether a `fhirVersion` parameter names R4.
    package static func isServed(_ version: String?) -> Bool {
        version == nil || version == "4.0" || version == "4.0.1"
    }

    private static func refusal(_ what: String, _ offersXML: Bool) -> HTTPRefusal {
        HTTPRefusal(
            .notAcceptable, .notSupported,
            "\(what) cannot be answered. Offered, in FHIR version 4.0: application/fhir+json, application/json"
                + (offersXML ? ", application/fhir+xml, application/xml." : "."))
    }
}
