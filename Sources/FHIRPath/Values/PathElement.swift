public import FHIRModel

/// An element of a resource: its place on the tape and its type.
///
/// A primitive element is made of two JSON properties, `birthDate` with the value and `_birthDate` with id and
/// extensions (FHIR R4, 2.6.2); either may be missing.
public struct PathElement: Sendable {
    /// The value; for a primitive element without a value the object with its id and extensions.
    public let node: Node
    /// The object with id and extensions of a primitive element that has a value too.
    public let companion: Node?
    public let type: PathType

    public init(_ node: Node, companion: Node? = nil, type: PathType) {
        self.node = node
        self.companion = companion
        self.type = type
    }

    /// Whether this is a primitive element with a value.
    public var hasValue: Bool { node.isPrimitive }

    /// The object that holds child elements: the value of a complex element, the companion of a primitive one.
    var container: Node? { node.isObject ? node : companion }

    /// The element's System value, or `nil` when it is complex, has no value, or its text is none of the type.
    var systemValue: PathValue? {
        switch type.kind {
        case .boolean: node.boolean.map { .boolean($0) }
        case .integer: node.integer.map { .integer($0) }
        case .decimal: number
        case .string: node.string.map { .string($0) }
        case .date: temporal(.date)
        case .dateTime: temporal(.dateTime)
        case .time: temporal(.time)
        case .quantity: quantity.map { .quantity($0) }
        case .resource, .complex: nil
        case .unknown: guessedValue
        }
    }

    private var number: PathValue? {
        guard node.kind == .number else { return nil }
        return node.withUTF8 { PathDecimal($0) }.map { .decimal($0) }
    }

    private func temporal(_ kind: PathTemporal.Kind) -> PathValue? {
        guard node.kind == .string else { return nil }
        return node.withUTF8 { PathTemporal($0, as: kind) }.map { .temporal($0) }
    }

    /// Without definitions a JSON value is what it looks like.
    private var guessedValue: PathValue? {
        switch node.kind {
        case .boolean: node.boolean.map { .boolean($0) }
        case .number: node.isFractional ? number : node.integer.map { .integer($0) } ?? number
        case .string: node.string.map { .string($0) }
        case .object, .array, .null: nil
        }
    }

    /// A FHIR Quantity as a System one: its code when that is UCUM's, else its unit (FHIR R4, fhirpath 2.1.3).
    var quantity: PathQuantity? {
        guard node.isObject, let number = node[.value], let value = number.withUTF8({ PathDecimal($0) }) else {
            return nil
        }
        // A comparator makes the value a range.
        guard node[.comparator] == nil else { return nil }
        if let code = node[.code]?.string, node[.system]?.text(equals: "http://unitsofmeasure.org") ?? true {
            return PathQuantity(value: value, unit: code)
        }
        return PathQuantity(value: value, unit: node[.code]?.string ?? node[.unit]?.string ?? "1")
    }
}
