/// The FHIR type of an element: an id of the ``TypeModel`` it came from, and what the evaluator needs to know of it.
public struct PathType: Sendable, Hashable {
    /// What a type is to FHIRPath.
    ///
    /// Primitives say which System type their value converts to (FHIR R4, fhirpath 2.1.2).
    public enum Kind: UInt8, Sendable {
        /// Not known: the definitions have no such element, or there are no definitions.
        case unknown
        case resource
        case complex
        /// Quantity and its specialisations, such as Age and Duration.
        case quantity
        case boolean
        case integer
        case decimal
        case string
        case date
        case dateTime
        case time
    }

    /// Meaningful to the model alone; equal ids are the same type.
    public let id: UInt32
    public let kind: Kind

    public init(id: UInt32, kind: Kind) {
        self.id = id
        self.kind = kind
    }

    /// Of an element nothing is known about.
    public static let unknown = PathType(id: .max, kind: .unknown)

    public var isPrimitive: Bool { kind.rawValue >= Kind.boolean.rawValue }
    public var isKnown: Bool { kind != .unknown }
}
