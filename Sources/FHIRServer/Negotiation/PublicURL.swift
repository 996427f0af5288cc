package import HTTPTypes

/// The one place where public URLs are made: from the configured base, or from what a trusted proxy says.
package struct PublicURL: Sendable, Hashable {
    /// Scheme, authority and any path before the mounts, such as `https://fhir.example.org`; no slash at its end.
    package var configured: String?
    /// Whether `Forwarded` and `X-Forwarded-…` headers may be believed.
    package var trustsForwarded: Bool
    /// The authority used when a request names none.
    package var fallbackAuthority: String

    package init(configured: String? = nil, trustsForwarded: Bool = false, fallbackAuthority: String = "localhost") {
        self.configured = configured.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
        self.trustsForwarded = trustsForwarded
        self.fallbackAuthority = fallbackAuthority
    }

    /// The URL under which the client reached the server, without a slash at its end.
    package func root(for head: HTTPRequest) -> String {
        if let configured { return configured }
        var scheme = "http"
        var authority = head.authority ?? fallbackAuthority
        var prefix = ""
        if trustsForwarded {
            let forwarded = Self.forwarded(head.headerFields)
            if let proto = forwarded.proto, proto == "http" || proto == "https" { scheme = proto }
            if let host = forwarded.host { authority = host }
            if let path = forwarded.prefix, path.hasPrefix("/"), Self.isPlain(path, besides: "/") {
                prefix = path.hasSuffix("/") ? String(path.dropLast()) : path
            }
        }
        // What goes into links must be nothing but a host and a port.
        if !Self.isPlain(authority, besides: ":[]") { authority = fallbackAuthority }
        return "\(scheme)://\(authority)\(prefix)"
    }

    /// The first hop of `Forwarded` (RFC 7239), else of its older single headers.
    private static func forwarded(_ headers: HTTPFields) -> (proto: String?, host: String?, prefix: String?) {
        var proto: String?
        var host: String?
        if let header = headers[.forwarded] {
            for pair in header.prefix(while: { $0 != "," }).split(separator: ";") {
                let sides = pair.split(separator: "=", maxSplits: 1)
                guard sides.count == 2 else { continue }
                let value = sides[1].filter { $0 != "\"" && $0 != " " }
                switch sides[0].filter({ $0 != " " }).lowercased() {
                case "proto": proto = value.lowercased()
                case "host": host = value
                default: break
                }
            }
        }
        return (
            proto ?? first(headers[.forwardedProto])?.lowercased(), host ?? first(headers[.forwardedHost]),
            first(headers[.forwardedPrefix])
        )
    }

    private static func first(_ header: String?) -> String? {
        header.map { String($0.prefix { $0 != "," }).filter { $0 != " " } }
    }

    private static func isPlain(_ text: String, besides marks: StaticString) -> Bool {
        let marks = Array("\(marks)-._~".utf8)
        return !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    true
                default: marks.contains(byte)
                }
            }
    }
}
