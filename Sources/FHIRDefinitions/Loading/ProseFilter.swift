import FHIRModel

/// Writes a resource without what only people read.
enum ProseFilter {
    private static let proseNames: Set<String> = [
        "text", "description", "documentation", "definition", "requirements", "purpose", "copyright", "contact",
        "publisher", "comment", "responsible", "usage", "date", "jurisdiction", "useContext", "meta", "extension",
    ]

    /// Compact JSON of a resource; nested objects are filtered too.
    static func json(withoutProseOf resource: Node) -> [UInt8] {
        var bytes: [UInt8] = []
        append(resource, to: &bytes)
        return bytes
    }

    // Depth is bounded by the limits the document was read with.
    private static func append(_ node: Node, to bytes: inout [UInt8]) {
        switch node.kind {
        case .object:
            bytes.append(UInt8(ascii: "{"))
            for (_, value) in node.members where !isProse(value) {
                separate(&bytes)
                bytes += "\"\(value.nameText)\":".utf8
                append(value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array:
            bytes.append(UInt8(ascii: "["))
            for item in node.elements {
                separate(&bytes)
                append(item, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        default: bytes += JSONWriter.bytes(of: node)
        }
    }

    private static func separate(_ bytes: inout [UInt8]) {
        guard bytes.last != UInt8(ascii: "{"), bytes.last != UInt8(ascii: "[") else { return }
        bytes.append(UInt8(ascii: ","))
    }

    /// `definition` is prose in most places, and a canonical URL in some.
    private static func isProse(_ member: Node) -> Bool {
        let name = member.nameText
        guard proseNames.contains(name) else { return name.hasPrefix("_") }
        guard name == "definition", let text = member.string else { return true }
        return !["http://", "https://", "urn:"].contains { text.hasPrefix($0) }
    }
}
