import FHIRModel

/// A type an expression names, found in the definitions and among the System types.
struct ResolvedType: Sendable {
    let specifier: TypeSpecifier
    let fhir: PathType?
    let system: SystemType?

    /// `nil` when a name without namespace is no type at all.
    init?(_ specifier: TypeSpecifier, types: PathTypes) {
        self.specifier = specifier
        switch specifier.namespace {
        case "System":
            system = SystemType(rawValue: specifier.name)
            fhir = nil
        case "FHIR":
            system = nil
            fhir = types.type(named: specifier.name)
        case nil:
            system = SystemType(rawValue: specifier.name)
            fhir = types.type(named: specifier.name)
            if system == nil, fhir == nil, types.model != nil { return nil }
        default: return nil
        }
    }

    /// The same with the FHIR primitive of the System type's name besides, `string` for `String`.
    func ignoringCase(_ types: PathTypes) -> ResolvedType {
        guard fhir == nil, specifier.namespace == nil, let system else { return self }
        let name = system.name.prefix(1).lowercased() + system.name.dropFirst()
        return ResolvedType(specifier, fhir: types.type(named: name), system: system)
    }

    private init(_ specifier: TypeSpecifier, fhir: PathType?, system: SystemType?) {
        (self.specifier, self.fhir, self.system) = (specifier, fhir, system)
    }

    /// Whether an item is of the type or of one that specialises it.
    func includes(_ item: PathValue, _ types: PathTypes) -> Bool {
        switch item {
        case .element(let element):
            if let fhir { return types.isSame(element.type, orSpecialises: fhir) }
            guard !element.type.isKnown, specifier.namespace != "System" else { return false }
            return element.node[.resourceType]?.textEquals(specifier.name) == true
        case .type: return specifier.name == "SimpleTypeInfo" || specifier.name == "ClassInfo"
        default: return system != nil && item.systemType == system
        }
    }

    /// Whether `as` and `ofType` keep an item: as ``includes(_:_:)``, but a `code` is no `string`.
    func admits(_ item: PathValue, _ types: PathTypes) -> Bool {
        if case .element(let element) = item, element.type.isPrimitive, let fhir { return element.type.id == fhir.id }
        return includes(item, types)
    }
}

/// The operator `is`.
final class TypeTestOperation: LogicalOperation, @unchecked Sendable {
    private let input: Operation
    private let type: ResolvedType

    init(_ input: Operation, _ type: ResolvedType) {
        self.input = input
        self.type = type
    }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? {
        guard let item = try input.evaluate(scope).single("'is'") else { return nil }
        return type.includes(item, scope.context.types)
    }
}

/// `input as Type`, and `ofType(Type)` for any number of items.
final class TypeCastOperation: Operation, @unchecked Sendable {
    private let input: Operation
    private let type: ResolvedType
    private let isForSingleItem: Bool

    init(_ input: Operation, _ type: ResolvedType, isForSingleItem: Bool) {
        self.input = input
        self.type = type
        self.isForSingleItem = isForSingleItem
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        switch try input.evaluate(scope) {
        case .empty: return .empty
        case .one(let item): return type.admits(item, scope.context.types) ? .one(item) : .empty
        case .many(let items):
            guard !isForSingleItem || items.count == 1 else {
                throw .execution("'as' needs a single item and got \(items.count)")
            }
            return PathCollection(items.filter { type.admits($0, scope.context.types) })
        }
    }
}
