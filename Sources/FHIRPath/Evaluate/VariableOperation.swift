/// `%name` (FHIRPath N1, 9, and FHIR R4, fhirpath 2.1.9.1).
final class VariableOperation: Operation, @unchecked Sendable {
    private let name: String
    private let constant: PathCollection?
    private let offset: Int

    init(_ name: String, at offset: Int) {
        self.name = name
        self.offset = offset
        constant = Self.constant(name).map { .one(.string($0)) }
    }

    static let constants = [
        "sct": "http://snomed.info/sct",
        "loinc": "http://loinc.org",
        "ucum": "http://unitsofmeasure.org",
    ]

    static func constant(_ name: String) -> String? {
        if let url = constants[name] { return url }
        if name.hasPrefix("vs-") { return "http://hl7.org/fhir/ValueSet/\(name.dropFirst(3))" }
        if name.hasPrefix("ext-") { return "http://hl7.org/fhir/StructureDefinition/\(name.dropFirst(4))" }
        return nil
    }

    static func isReserved(_ name: String) -> Bool {
        name == "resource" || name == "rootResource" || name == "context" || constant(name) != nil
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        if let constant { return constant }
        switch name {
        case "resource":
            if let resource = scope.context.resource { return .one(.element(resource)) }
            return .empty
        case "rootResource":
            if let resource = scope.context.rootResource ?? scope.context.resource { return .one(.element(resource)) }
            return .empty
        case "context": return scope.input
        default:
            if let value = scope.variable(name) { return value }
            throw PathError(.execution, "there is no variable %\(name)", at: offset)
        }
    }
}
