import FHIRModel
package import FHIRService

/// Takes the target of a request (RFC 9112 3.2) apart without losing what is escaped in it.
package struct RequestPath: Sendable, Hashable {
    /// Decoded, empty segments left out.
    package var segments: [String]
    /// Undecoded, without its question mark.
    package var query: Substring

    /// - Throws: ``ServiceError`` of kind `invalid` for broken escapes or text that is not UTF-8.
    package init(target: String) throws(ServiceError) {
        let bytes = target.utf8
        let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        query = end == bytes.endIndex ? "" : target[bytes.index(after: end)...]
        segments = []
        for piece in target[..<end].utf8.split(separator: UInt8(ascii: "/")) {
            segments.append(try Self.decoded(Substring(piece)))
        }
    }

    private static func decoded(_ piece: Substring) throws(ServiceError) -> String {
        guard piece.utf8.contains(UInt8(ascii: "%")) else { return String(piece) }
        var result: [UInt8] = []
        var rest = piece.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                result.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(QueryString.hexValue),
                let low = rest.popFirst().flatMap(QueryString.hexValue)
            else { throw ServiceError(.invalid, "The path holds a '%' that two hexadecimal digits do not follow.") }
            result.append(high << 4 | low)
        }
        guard let text = String(validating: result, as: UTF8.self), !result.contains(0) else {
            throw ServiceError(.invalid, "The path is not UTF-8 text once its escapes are undone.")
        }
        return text
    }
}
