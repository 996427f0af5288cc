/// Cuts a narrative `div` out of XML: its own text where that stands alone, else written anew.
///
/// A `div` that declares the XHTML namespace as its default means the same anywhere and keeps every character. One that
/// leans on a declaration or prefix of the elements around it is written again with plain names.
struct NarrativeText {
    /// What the end of an element brings.
    enum Ending {
        /// The `div` goes on.
        case inside
        /// The `div` is these bytes of the source.
        case source(Range<Int>)
        /// The `div` is this text.
        case rewritten([UInt8])
    }

    /// Open elements of the `div`, itself included; 0 outside of one.
    private(set) var depth = 0
    private var start = 0
    private var isRewriting = false
    private var text: [UInt8] = []
    /// Whether the tag written last is still to be ended with `>` or `/>`.
    private var isTagOpen = false
    /// Names of the open elements, when they are written anew.
    private var names: [String] = []

    mutating func begin(_ tag: XMLTag) {
        depth = 1
        start = tag.place.offset
        text = []
        names = []
        isTagOpen = false
        var isAlone = false
        for index in 0..<tag.namespaceCount where tag.namespaces?[index * 2] == nil {
            // A declaration without prefix is the default namespace.
            isAlone = tag.namespaces?[index * 2 + 1] != nil
        }
        isRewriting = !isAlone || tag.prefix != nil
        if isRewriting { write(tag) }
    }

    mutating func enter(_ tag: XMLTag) {
        depth += 1
        if isRewriting { write(tag) }
    }

    mutating func characters(_ characters: UnsafeBufferPointer<UInt8>) {
        guard isRewriting else { return }
        finishTag()
        XMLEscapes.appendText(characters, to: &text)
    }

    mutating func comment(_ comment: UnsafePointer<UInt8>) {
        guard isRewriting, depth > 0 else { return }
        finishTag()
        append("<!--\(String(cString: comment))-->")
    }

    mutating func end(_ place: XMLPlace) -> Ending {
        depth -= 1
        if isRewriting, let name = names.popLast() {
            append(isTagOpen ? "/>" : "</\(name)>")
            isTagOpen = false
        }
        guard depth == 0 else { return .inside }
        return isRewriting ? .rewritten(text) : .source(start..<place.offset)
    }

    private mutating func write(_ tag: XMLTag) {
        finishTag()
        let name = tag.localText
        append("<\(name)")
        if names.isEmpty { append(" xmlns=\"\(XMLTreeBuilder.xhtmlNamespace)\"") }
        for index in 0..<tag.attributeCount {
            guard let attribute = tag.attribute(index) else { continue }
            // `xml:lang` and `xml:space` need no declaration; XHTML has no other prefixed attributes.
            let isXML = attribute.prefix.map { XMLTag.equals($0, "xml") } ?? false
            append(" \(isXML ? "xml:" : "")\(attribute.localText)=\"")
            XMLEscapes.appendAttribute(attribute.value, to: &text)
            append("\"")
        }
        names.append(name)
        isTagOpen = true
    }

    private mutating func finishTag() {
        if isTagOpen { append(">") }
        isTagOpen = false
    }

    private mutating func append(_ piece: String) { text.append(contentsOf: piece.utf8) }
}
