import FHIRDefinitions
import FHIRModel

/// Turns a profile's snapshot into the rules it adds to the base specification.
///
/// What the snapshot repeats from the base type makes no rule: the base is checked anyway.
struct ProfileCompiler {
    let schemas: SchemaStore
    let definition: StructureDefinition
    let list: ElementList
    private let source: ProfileSource

    init(schemas: SchemaStore, definition: StructureDefinition) {
        self.schemas = schemas
        self.definition = definition
        list = definition.snapshot
        source = ProfileSource(definition)
    }

    mutating func compile() -> ProfileSchema {
        let schema = ProfileSchema(
            url: definition.url, version: definition.version, type: definition.type,
            imposed: definition.imposedProfiles)
        guard !list.isEmpty else { return schema }
        let base = schemas.type(named: definition.type)
        let root = ElementRules(name: definition.type, path: definition.type, sliceName: nil, uses: [])
        fill(root, list[0], base: nil, type: base)
        schema.root = root
        return schema
    }

    // MARK: Elements

    /// The rules of the elements below one.
    ///
    /// `type`: what the base specification says of the parent's type.
    private mutating func children(of index: Int, type: TypeSchema?) -> [ElementRules] {
        var rules: [ElementRules] = []
        for group in groups(of: index) {
            let head = list[group[0]]
            guard let element = baseElement(head, type) else { continue }
            let uses = self.uses(head, element)
            let made = ElementRules(
                name: element.name, path: head.path, sliceName: nil, uses: uses)
            fill(made, head, base: element, type: elementType(head, element))
            if group.count > 1 {
                made.slicing = slicing(head, Array(group.dropFirst()), element, depth: 0)
            }
            if !made.isEmpty { rules.append(made) }
        }
        return rules
    }

    /// Elements below one, each with the slices of it behind.
    private func groups(of index: Int) -> [[Int]] {
        var groups: [[Int]] = []
        for child in list.children(of: index) {
            if list[child].sliceName != nil, let last = groups.indices.last,
                list[groups[last][0]].path == list[child].path
            {
                groups[last].append(child)
            } else if list[child].sliceName != nil, let last = groups.lastIndex(where: { sliced($0, list[child]) }) {
                groups[last].append(child)
            } else {
                groups.append([child])
            }
        }
        return groups
    }

    /// Whether a slice such as `valueQuantity` belongs to a group headed by `value[x]`.
    private func sliced(_ group: [Int], _ slice: ElementDefinition) -> Bool {
        let head = list[group[0]]
        return head.isChoice && slice.name.hasPrefix(head.name)
    }

    private func baseElement(_ definition: ElementDefinition, _ type: TypeSchema?) -> ElementSchema? {
        guard let type else { return nil }
        if let element = type.element(named: definition.name) { return element }
        // Old snapshots write a choice with its type: valueQuantity.
        return type.elements.first { element in
            element.isChoice && element.types.contains { $0.name == definition.elementName && $0.name != nil }
        }
    }

    private func uses(_ definition: ElementDefinition, _ element: ElementSchema) -> [TypeUse] {
        guard element.isChoice, !definition.isChoice, definition.name != element.name else { return element.types }
        return element.types.filter { $0.name == definition.elementName }
    }

    /// What the base specification says of the type an element has here, where there is one.
    private func elementType(_ definition: ElementDefinition, _ element: ElementSchema) -> TypeSchema? {
        if element.types.count == 1, let only = element.types.first {
            if let schema = only.schema { return schema }
            if only.primitive != nil { return schemas.elementType }
        }
        guard let code = definition.types.first?.typeName else { return nil }
        if PrimitiveKind(typeCode: code) != nil { return schemas.elementType }
        return schemas.type(named: code)
    }

    /// Fills in the rules that one element definition makes.
    private mutating func fill(
        _ rules: ElementRules, _ element: ElementDefinition, base: ElementSchema?, type: TypeSchema?
    ) {
        let isSlice = rules.sliceName != nil
        if let min = element.min, min > (isSlice ? 0 : base?.min ?? 0), base != nil { rules.minimum = min }
        if let max = element.max, max < (isSlice ? Int.max : base?.max ?? Int.max), base != nil { rules.maximum = max }
        if let base { rules.types = types(element, base) }
        rules.rules = FacetRules.make(element, source)
        let binding = BindingRule(element.binding)
        if let binding, !binding.demandsSame(as: base?.binding) { rules.binding = binding }
        let known = Set((base?.invariants ?? []).map(\.key) + (type?.invariants ?? []).map(\.key) + ["ele-1"])
        rules.invariants = element.constraints.compactMap { constraint in
            known.contains(constraint.key) ? nil : InvariantRule(constraint)
        }
        rules.children = children(of: element.index, type: type)
    }

    // MARK: Types

    /// The types a profile leaves, `nil` when they are the base's.
    private func types(_ element: ElementDefinition, _ base: ElementSchema) -> [TypeRule]? {
        guard !element.types.isEmpty, element.contentReference == nil else { return nil }
        let made = element.types.map(TypeRule.init)
        let isNarrower = made.contains { !$0.profiles.isEmpty || $0.restrictsAggregation } || differs(made, base)
        return isNarrower ? made : nil
    }

    private func differs(_ types: [TypeRule], _ base: ElementSchema) -> Bool {
        let codes = Set(types.map(\.code))
        let prefix = "http://hl7.org/fhir/StructureDefinition/"
        for use in base.types {
            if use.code == "BackboneElement" || use.code == "Element" { continue }
            if !codes.contains(use.code) { return true }
            guard use.code == "Reference" else { continue }
            let targets = Set(types.filter { $0.code == "Reference" }.flatMap(\.targetProfiles))
            let wanted = Set(use.targets.map { prefix + $0 })
            if !targets.isEmpty, targets != wanted, targets != [prefix + "Resource"] { return true }
        }
        return false
    }

    // MARK: Slices

    /// The slices of an element; re-slices (`a/b`) nest in the slice they divide.
    private mutating func slicing(
        _ head: ElementDefinition, _ members: [Int], _ base: ElementSchema, depth: Int
    ) -> Slicing {
        let stated = head.slicing
        let discriminators = stated?.discriminators.map { ($0.type, $0.path) } ?? Self.implied(head)
        let ruleKind: Slicing.Rules =
            switch stated?.rules {
            case .closed: .closed
            case .openAtEnd: .openAtEnd
            default: .open
            }
        var slices: [Slice] = []
        for index in members {
            let element = list[index]
            let name = element.sliceName ?? ""
            guard !isReslice(name, among: members) else { continue }
            let uses = narrowed(base.types, element, head)
            let made = ElementRules(name: base.name, path: "\(head.path):\(name)", sliceName: name, uses: uses)
            fill(made, element, base: base, type: sliceType(element, base, uses))
            let inner = members.filter { (list[$0].sliceName ?? "").hasPrefix(name + "/") }
            if !inner.isEmpty, depth < 8 { made.slicing = slicing(element, inner, base, depth: depth + 1) }
            let finder = DiscriminatorCompiler(schemas: schemas)
            let criteria = discriminators.compactMap { finder.criterion($0.0, $0.1, in: list, slice: index) }
            slices.append(Slice(rules: made, criteria: criteria, isDefault: name == "@default"))
        }
        return Slicing(rules: ruleKind, isOrdered: stated?.isOrdered ?? false, slices: slices)
    }

    private func isReslice(_ name: String, among members: [Int]) -> Bool {
        guard let slash = name.lastIndex(of: "/") else { return false }
        let outer = name[..<slash]
        return members.contains { list[$0].sliceName.map { $0[...] == outer } ?? false }
    }

    /// Extensions are told apart by their URL and choices by their type where a definition does not say.
    private static func implied(_ head: ElementDefinition) -> [(String, String)] {
        if head.isChoice { return [("type", "$this")] }
        if head.name == "extension" || head.name == "modifierExtension" { return [("value", "url")] }
        return []
    }

    private func narrowed(_ uses: [TypeUse], _ element: ElementDefinition, _ head: ElementDefinition) -> [TypeUse] {
        guard uses.count > 1 else { return uses }
        let codes = Set(element.types.map(\.typeName))
        let fitting = uses.filter { codes.contains($0.code) }
        return fitting.isEmpty ? uses : fitting
    }

    private func sliceType(_ element: ElementDefinition, _ base: ElementSchema, _ uses: [TypeUse]) -> TypeSchema? {
        if uses.count == 1, let only = uses.first {
            if let schema = only.schema { return schema }
            if only.primitive != nil { return schemas.elementType }
        }
        return elementType(element, base)
    }
}

extension TypeRule {
    init(_ type: ElementType) {
        code = type.typeName
        let own = "http://hl7.org/fhir/StructureDefinition/" + type.typeName
        profiles = type.profiles.filter { $0 != own }
        targetProfiles = type.targetProfiles
        let aggregation = type.aggregation
        allowsContained = aggregation.isEmpty || aggregation.contains(.contained)
        allowsReferenced = aggregation.isEmpty || aggregation.contains(.referenced)
        allowsBundled = aggregation.isEmpty || aggregation.contains(.bundled)
    }
}
