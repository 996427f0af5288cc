/// The parts of the text of a reference (specification, section 2.30.0.2).
struct ReferenceText {
    enum Form {
        /// `#id`, or `#` for the container.
        case fragment(String)
        /// `urn:uuid:…` or `urn:oid:…`.
        case urn
        /// With a scheme.
        case absolute
        /// `Type/id` with or without version.
        case relative
        /// `Type?query`.
        case conditional
        /// None of these.
        case other
    }

    let text: String
    let form: Form
    /// The resource type the text names, where it has the form of a REST address.
    let type: String?
    let id: String?
    /// What precedes `Type/id`, with its slash; empty for a relative reference.
    let base: String

    init(_ text: String, isResourceType: (String) -> Bool) {
        self.text = text
        if text.hasPrefix("#") {
            form = .fragment(String(text.dropFirst()))
            type = nil
            id = nil
            base = ""
            return
        }
        let parts = Self.restParts(text)
        if let parts, isResourceType(parts.type) {
            type = parts.type
            id = parts.id
            base = parts.base
        } else {
            type = nil
            id = nil
            base = ""
        }
        if text.hasPrefix("urn:") {
            form = .urn
        } else if PrimitiveGrammar.isAbsolute(text) {
            form = .absolute
        } else if text.contains("?") {
            form = .conditional
        } else {
            form = type != nil && base.isEmpty ? .relative : .other
        }
    }

    /// The last two parts of an address, its version left out, when the last can be an id.
    private static func restParts(_ text: String) -> (type: String, id: String, base: String)? {
        var bytes = text.utf8[...]
        if let end = bytes.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
            bytes = bytes[..<end]
        }
        guard var slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        if bytes[..<slash].elementsEqual("_history".utf8) || text[..<slash].hasSuffix("/_history") {
            bytes = bytes[..<slash].dropLast(9)
            guard let previous = bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
            slash = previous
        }
        let start = bytes[..<slash].lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
        let type = text[start..<slash]
        // Types begin with a capital letter, which spares the look-up of most other texts.
        guard let first = type.utf8.first, first &- 65 < 26 else { return nil }
        var id = String(text[bytes.index(after: slash)..<bytes.endIndex])
        guard id.withUTF8({ PrimitiveGrammar.identifierFault($0) }) == nil else { return nil }
        return (String(type), id, String(text[..<start]))
    }
}
