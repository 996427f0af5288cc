/// A type named in an expression, as in `is FHIR.Patient` (FHIRPath N1, 6.3).
struct TypeSpecifier: Sendable, Hashable, CustomStringConvertible {
    /// `System`, `FHIR`, or `nil` when not said.
    let namespace: String?
    let name: String

    var description: String { namespace.map { "\($0).\(name)" } ?? name }
}

/// FHIRPath's own types (FHIRPath N1, 5.5).
enum SystemType: String, Sendable, Hashable {
    case boolean = "Boolean"
    case integer = "Integer"
    case decimal = "Decimal"
    case string = "String"
    case date = "Date"
    case dateTime = "DateTime"
    case time = "Time"
    case quantity = "Quantity"

    var name: String { rawValue }
}
