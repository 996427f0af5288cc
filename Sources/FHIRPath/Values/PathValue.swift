import FHIRModel

/// One item of a collection: an element of a resource, or a value an expression made.
public enum PathValue: Sendable {
    case boolean(Bool)
    case integer(Int)
    case decimal(PathDecimal)
    case string(String)
    case temporal(PathTemporal)
    indirect case quantity(PathQuantity)
    case element(PathElement)
    /// What `type()` answers.
    indirect case type(TypeSpecifierValue)

    /// The value as one of FHIRPath's own types: a primitive or Quantity element is converted.
    var system: PathValue {
        guard case .element(let element) = self else { return self }
        return element.systemValue ?? self
    }

    var element: PathElement? {
        guard case .element(let element) = self else { return nil }
        return element
    }

    /// The text of a string value or of an element whose value is a JSON string.
    public var string: String? {
        switch self {
        case .string(let text): text
        case .element(let element): element.node.string
        default: nil
        }
    }

    var boolean: Bool? {
        switch self {
        case .boolean(let truth): truth
        case .element(let element): element.node.boolean
        default: nil
        }
    }

    var integer: Int? {
        switch system {
        case .integer(let number): number
        default: nil
        }
    }

    /// An integer or decimal as a decimal.
    var number: PathDecimal? {
        switch system {
        case .integer(let number): PathDecimal(number)
        case .decimal(let number): number
        default: nil
        }
    }

    var temporal: PathTemporal? {
        guard case .temporal(let value) = system else { return nil }
        return value
    }

    var systemType: SystemType? {
        switch self {
        case .boolean: .boolean
        case .integer: .integer
        case .decimal: .decimal
        case .string: .string
        case .temporal(let value): value.systemType
        case .quantity: .quantity
        case .element, .type: nil
        }
    }
}

extension PathTemporal {
    var systemType: SystemType {
        switch kind {
        case .date: .date
        case .dateTime: .dateTime
        case .time: .time
        }
    }
}

/// A type as a value: what `type()` returns, with `namespace` and `name` (FHIRPath N1, 10.2).
public struct TypeSpecifierValue: Sendable, Hashable {
    public let namespace: String
    public let name: String
}

extension PathValue {
    /// The name of the item's type without its namespace: `code` of an element, `String` of a value.
    public func typeName(in types: PathTypes) -> String {
        guard case .element(let element) = self else { return systemType?.name ?? "TypeInfo" }
        let name = types.name(of: element.type)
        return name.isEmpty ? element.node.resourceType ?? systemValueTypeName : name
    }

    private var systemValueTypeName: String { system.systemType?.name ?? "Element" }
}
