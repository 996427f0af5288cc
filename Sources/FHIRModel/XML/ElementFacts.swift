/// What reading and writing XML must know of FHIR's elements; met by definitions, so that this module needs none.
///
/// Types are opaque ids chosen by whoever implements this: a resource, a data type, or a backbone element.
public protocol ElementFacts: Sendable {
    /// A resource or data type by its name, like `Claim` or `Extension`; `nil` when R4 has none.
    func type(named name: String) -> ElementTypeID?

    /// Whether instances of a type are resources; not so for abstract ones.
    func isResource(_ type: ElementTypeID) -> Bool

    /// The facts of an element of a type, under its name in JSON and XML (`valueQuantity`, not `value[x]`).
    ///
    /// Inherited elements (`id`, `extension`, `meta`, ...) count. `nil` when the type has no such element.
    func element(_ name: ElementName, of type: ElementTypeID) -> ElementFact?
}

/// A type as an ``ElementFacts`` numbers it.
public struct ElementTypeID: Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// What is known of one element of a type.
public struct ElementFact: Sendable, Hashable {
    /// How the content of an element is written.
    public enum Content: Sendable, Hashable {
        /// A primitive; the attribute `value` in XML.
        case primitive(PrimitiveType)
        /// An element with elements of its own, of this type: a data type or a backbone element.
        case complex(ElementTypeID)
        /// Any resource, inside an element of its type's name (`contained`, `Bundle.entry.resource`).
        case resource
        /// Narrative XHTML (`Narrative.div`).
        case xhtml
        /// A value that XML writes as an attribute of its element (`Element.id`, `Extension.url`).
        case attribute
    }

    /// How it is written.
    public let content: Content
    /// Whether it may stand more than once, so that JSON has an array.
    public let isRepeating: Bool
    /// Place among the elements of its type, ascending; the choices of one `[x]` element share it.
    public let order: UInt16

    public init(content: Content, isRepeating: Bool, order: UInt16) {
        self.content = content
        self.isRepeating = isRepeating
        self.order = order
    }
}
