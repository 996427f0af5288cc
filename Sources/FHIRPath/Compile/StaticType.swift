/// What is known of an expression's result before it runs.
struct StaticType: Sendable {
    var fhir: [PathType] = []
    var system: Set<SystemType> = []
    /// Nothing is known of the items' types.
    var isUnknown = false
    /// More than one item is possible.
    var isCollection = false
    var isOrdered = true

    static let unknown = StaticType(isUnknown: true, isCollection: true)
    /// Of `{}`.
    static let nothing = StaticType()

    static func system(_ type: SystemType) -> StaticType { StaticType(system: [type]) }
    static func element(_ type: PathType) -> StaticType {
        type.isKnown ? StaticType(fhir: [type]) : StaticType(isUnknown: true)
    }

    /// Whether the items' types are all known and there is at least one.
    var isKnown: Bool { !isUnknown && !(fhir.isEmpty && system.isEmpty) }

    var asItem: StaticType {
        var type = self
        type.isCollection = false
        return type
    }

    func joined(with other: StaticType) -> StaticType {
        var type = self
        for element in other.fhir where !type.fhir.contains(element) { type.fhir.append(element) }
        type.system.formUnion(other.system)
        type.isUnknown = isUnknown || other.isUnknown
        type.isCollection = isCollection || other.isCollection
        type.isOrdered = isOrdered && other.isOrdered
        return type
    }

    var mayBeBoolean: Bool {
        isUnknown || system.contains(.boolean) || fhir.contains { $0.kind == .boolean || !$0.isKnown }
    }

    /// Whether every item is a complex element, never a value.
    var isComplex: Bool { isKnown && system.isEmpty && fhir.allSatisfy { $0.isKnown && !$0.isPrimitive } }
}
