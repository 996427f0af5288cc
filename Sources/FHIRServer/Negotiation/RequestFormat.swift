package import FHIRModel
package import FHIRService

/// What a request body is, by its `Content-Type`.
package enum RequestFormat: Sendable, Hashable {
    case json
    case xml
    case form
    case jsonPatch
    case mergePatch

    /// Settles it.
    ///
    /// Throws a ``ServiceError`` of kind `unsupportedFormat` for what the interaction is not `allowed` to read, and
    /// without a header, too.
    package init(contentType: String?, allowed: [RequestFormat]) throws(ServiceError) {
        guard let contentType else {
            throw ServiceError(
                .unsupportedFormat, "The request has no Content-Type. Offered: \(Self.names(allowed)).",
                expression: "http.Content-Type")
        }
        guard let media = MediaTypeValue(contentType), let format = Self.format(media.essence),
            allowed.contains(format), ResponseFormat.isServed(media.parameters["fhirversion"]),
            ["utf-8", "utf8", "us-ascii", nil].contains(media.parameters["charset"]?.lowercased())
        else {
            throw ServiceError(
                .unsupportedFormat,
                "Content-Type '\(contentType)' cannot be read here. Offered: \(Self.names(allowed)).",
                expression: "http.Content-Type")
        }
        self = format
    }

    private static func format(_ essence: String) -> RequestFormat? {
        switch essence {
        case "application/fhir+json", "application/json", "text/json": .json
        case "application/fhir+xml", "application/xml", "text/xml": .xml
        case "application/x-www-form-urlencoded": .form
        case "application/json-patch+json": .jsonPatch
        case "application/merge-patch+json": .mergePatch
        default: nil
        }
    }

    private static func names(_ formats: [RequestFormat]) -> String {
        formats.map { format in
            switch format {
            case .json: "application/fhir+json, application/json"
            case .xml: "application/fhir+xml, application/xml"
            case .form: "application/x-www-form-urlencoded"
            case .jsonPatch: "application/json-patch+json"
            case .mergePatch: "application/merge-patch+json"
            }
        }.joined(separator: ", ")
    }

    /// The format of a resource in such a body.
    package var resourceFormat: ResourceFormat { self == .xml ? .xml : .json }

    /// The form of a patch in such a body.
    package var patchForm: PatchForm {
        switch self {
        case .jsonPatch: .jsonPatch
        case .mergePatch: .mergePatch
        case .xml: .xml
        case .json, .form: .json
        }
    }
}
