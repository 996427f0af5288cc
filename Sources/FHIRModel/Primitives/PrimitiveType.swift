/// FHIR's primitive data types (FHIR R4, 2.24.0.1).
public enum PrimitiveType: String, Sendable, Hashable, CaseIterable {
    case base64Binary
    case boolean
    case canonical
    case code
    case date
    case dateTime
    case decimal
    case id
    case instant
    case integer
    case markdown
    case oid
    case positiveInt
    case string
    case time
    case unsignedInt
    case uri
    case url
    case uuid

    /// What JSON has for a value of the type.
    public var jsonKind: Node.Kind {
        switch self {
        case .boolean: .boolean
        case .decimal, .integer, .positiveInt, .unsignedInt: .number
        default: .string
        }
    }
}
