/// One FHIR element as it was met in XML; records of a document lie in document order.
struct XMLRecord {
    enum Kind: UInt8 {
        case primitive
        case complex
        /// A resource; its `value` is the type's name.
        case resource
        /// The element around a resource, such as `contained`.
        case wrapper
        /// Narrative; its `value` is the whole `div`.
        case xhtml
    }

    /// A piece of JSON string text in the builder's arena; empty for none.
    struct Text {
        var offset: UInt32 = 0
        var count: UInt32 = 0

        var isEmpty: Bool { count == 0 }
    }

    /// Raw value of the ``ElementName``.
    let name: UInt16
    let kind: Kind
    let isRepeating: Bool
    /// How JSON has the value of a primitive.
    var jsonKind: Node.Kind
    /// Place in the order of the parent's elements.
    let order: UInt16
    /// Index of the record behind this one's subtree.
    var next: UInt32
    /// Bytes of XML before the element's `<`.
    let offset: UInt32
    var value = Text()
    var id = Text()
    var url = Text()
    /// Whether children stand out of order, so that they must be sorted before they are grouped.
    var isUnordered = false
}
