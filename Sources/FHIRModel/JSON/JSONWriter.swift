/// Writes documents, or parts of them, as JSON text.
public struct JSONWriter: Sendable {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// No white space.
        case compact
        /// A line for each value, two spaces for each level.
        case pretty
    }

    /// How the text is laid out.
    public var layout: Layout
    /// What is changed on the way.
    public var edits: EditList

    public init(layout: Layout = .compact, edits: EditList = EditList()) {
        self.layout = layout
        self.edits = edits
    }

    /// Compact text of a value.
    public static func bytes(of node: Node) -> [UInt8] { JSONWriter().write(node) }

    /// The text of a value with the edits applied; numbers and strings keep their spelling.
    public func write(_ node: Node) -> [UInt8] {
        let size = node.withSourceText(\.count)
        var sink = ByteSink(capacity: size + 256)
        if edits.isEmpty || !node.isObject {
            sink.append(value: node)
        } else {
            sink.append(object: node, edits)
        }
        return layout == .compact ? sink.bytes() : JSONLayout.pretty(sink)
    }

    /// The text of a document with the edits applied.
    public func write(_ document: Document) -> [UInt8] { write(document.root) }

    /// The text of a document rebuilt from its tape, whatever its source looks like: what writing costs at worst.
    package static func rebuiltBytes(of document: Document) -> [UInt8] {
        var sink = ByteSink(capacity: document.sourceCount + 64)
        sink.append(tokensOf: document, from: 0)
        return sink.bytes()
    }
}
