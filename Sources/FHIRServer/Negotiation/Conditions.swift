import FHIRModel
package import FHIRService
package import HTTPTypes

/// The conditional headers (RFC 9110 13.1) as R4 3.1.0.1.3 and 3.1.0.5 use them.
package struct Conditions: Sendable, Hashable {
    /// The version that `If-Match` asks for; `nil` for none, or for `*`.
    package var ifMatch: String?
    private var ifNoneMatch: String?
    private var ifModifiedSince: String?

    /// - Throws: ``ServiceError`` of kind `invalid` for an `If-Match` that names no single version.
    package init(_ headers: HTTPFields) throws(ServiceError) {
        ifNoneMatch = headers[.ifNoneMatch]
        ifModifiedSince = headers[.ifModifiedSince]
        guard let header = headers[.ifMatch], header != "*" else { return }
        guard let version = Self.version(header[...]) else {
            throw ServiceError(
                .invalid, "If-Match must be one ETag, such as W/\"3\".", expression: "http.If-Match")
        }
        ifMatch = version
    }

    /// Whether the client has this version already, so that 304 is the answer.
    package func isUnchanged(_ resource: StoredResource) -> Bool {
        if let ifNoneMatch {
            return ifNoneMatch == "*"
                || ifNoneMatch.split(separator: ",").contains { Self.version($0) == resource.versionID }
        }
        guard let ifModifiedSince, let since = Instant(httpDate: ifModifiedSince) else { return false }
        return resource.lastUpdated.seconds <= since.seconds
    }

    /// The version in `W/"3"`; the strong form `"3"` and the bare `3` that some clients send are read too.
    private static func version(_ tag: Substring) -> String? {
        var text = tag.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        if text.hasPrefix("W/") { text = text.dropFirst(2) }
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 { text = text.dropFirst().dropLast() }
        guard !text.isEmpty, !text.contains(where: { $0 == "\"" || $0 == "," || $0 == " " }) else { return nil }
        return String(text)
    }
}
