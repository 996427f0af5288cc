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
        case primitive(PrimitiveKind)
        /// An element with elements of its own, of this type.
        case complex(ElementTypeID)
        /// Any resource, inside an element of its type's name (`contained`, `Bundle.entry.resource`).
        case resource
        /// Narrative XHTML (`Narrative.div`).
        case xhtml
        /// A value that XML writes as an attribute of its element (`id` of an element, `Extension.url`).
        case attribute
    }

    /// How JSON writes a primitive.
    public enum PrimitiveKind: Sendable, Hashable {
        case boolean
        /// A number: `integer`, `positiveInt`, `unsignedInt`.
        case integer
        /// A number with its digits kept: `decimal`.
        case decimal
        case string
    }

    public let content: Content
    /// Whether it may stand more than once, so that JSON has an array.
    public let isRepeating: Bool
    /// Place among the elements of its type, ascending; the choices of one `[x]` element share it.
    public let order: Int
    /// FHIR name of the type, like `dateTime` or `CodeableConcept`; empty for a backbone element.
    public let typeName: String

    public init(content: Content, isRepeating: Bool, order: Int, typeName: String) {
        self.content = content
        self.isRepeating = isRepeating
        self.order = order
        self.typeName = typeName
    }
}
