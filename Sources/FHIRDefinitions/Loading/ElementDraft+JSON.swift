import FHIRModel

extension ElementDraft {
    /// Reads an ElementDefinition from JSON; what it does not know becomes prose.
    /// - Throws: `DefinitionError` of kind `resource` when a property has a form that FHIR does not allow.
    init(node: Node, keepsProse: Bool) throws(DefinitionError) {
        guard let path = node["path"]?.string, !path.isEmpty else {
            throw DefinitionError(.resource, "\(node.path) has no path")
        }
        self.init(path: path)
        var prose = keepsProse ? ResourceBuilder() : nil
        for (name, value) in node.members where !name.isCompanion {
            if try !read(node.document.text(of: name), value) { prose?.member(value) }
        }
        if let text = node.extensionValue("http://hl7.org/fhir/StructureDefinition/minLength") { minLength = Int(text) }
        if let text = prose?.finish(), text.count > 2 { self.prose = text }
    }

    /// Takes one property; `false` when it is prose.
    private mutating func read(_ name: String, _ value: Node) throws(DefinitionError) -> Bool {
        switch name {
        case "id": id = value.string ?? ""
        case "path": break
        case "sliceName": sliceName = value.string
        case "sliceIsConstraining": sliceIsConstraining = value.boolean
        case "short": short = value.string
        case "min": min = try Self.cardinality(value)
        case "max": max = try Self.maximum(value)
        case "base": base = try Self.base(value)
        case "type": types = try Self.list(value, TypeDraft.init(node:))
        case "constraint": constraints = try Self.list(value, ConstraintDraft.init(node:))
        case "binding": binding = ElementBinding(node: value)
        case "slicing": slicing = ElementSlicing(node: value)
        case "contentReference": contentReference = value.string
        case "isModifier": isModifier = value.boolean
        case "isSummary": isSummary = value.boolean
        case "mustSupport": mustSupport = value.boolean
        case "maxLength": maxLength = try Self.cardinality(value)
        case "condition": conditions = value.elements.compactMap(\.string)
        case "representation": representation = Self.representation(value)
        default: return readChoice(name, value)
        }
        return true
    }

    private mutating func readChoice(_ name: String, _ value: Node) -> Bool {
        for choice in ["fixed", "pattern", "minValue", "maxValue", "defaultValue"] where name.hasPrefix(choice) {
            guard name.count > choice.count else { return false }
            let found = ElementValue(
                choice: choice, typeSuffix: String(name.dropFirst(choice.count)), json: JSONWriter.bytes(of: value))
            switch choice {
            case "minValue": minValue = found
            case "maxValue": maxValue = found
            case "defaultValue": defaultValue = found
            default: self.value = found
            }
            return true
        }
        return false
    }

    private static func list<Item>(
        _ node: Node, _ read: (Node) throws(DefinitionError) -> Item
    ) throws(DefinitionError) -> [Item] {
        var items: [Item] = []
        for element in node.elements { items.append(try read(element)) }
        return items
    }

    private static func cardinality(_ node: Node) throws(DefinitionError) -> Int {
        guard let number = node.integer, number >= 0, number < ImageLayout.unbounded else {
            throw DefinitionError(.resource, "\(node.path) is no cardinality: \(node.primitiveText ?? "not a number")")
        }
        return number
    }

    private static func maximum(_ node: Node) throws(DefinitionError) -> Int {
        if node.text(equals: "*") { return Int.max }
        guard let text = node.string, let number = Int(text), number >= 0, number < ImageLayout.unbounded else {
            throw DefinitionError(.resource, "\(node.path) must be a number or '*'")
        }
        return number
    }

    private static func base(_ node: Node) throws(DefinitionError) -> ElementBase? {
        guard let path = node["path"]?.string, let min = node["min"], let max = node["max"] else { return nil }
        return try ElementBase(path: path, min: cardinality(min), max: maximum(max))
    }

    private static func representation(_ node: Node) -> ElementDefinition.Representation {
        var found: ElementDefinition.Representation = []
        for code in node.elements.compactMap(\.string) {
            guard let bit = ElementDefinition.Representation.codes.firstIndex(of: code) else { continue }
            found.insert(ElementDefinition.Representation(rawValue: 1 << UInt32(bit)))
        }
        return found
    }
}

extension ElementDraft.TypeDraft {
    init(node: Node) throws(DefinitionError) {
        guard let code = node["code"]?.string ?? node.extensionValue(Self.xmlTypeExtension, of: "_code") else {
            throw DefinitionError(.resource, "\(node.path) has no code")
        }
        self.init(code: code)
        fhirType = node.extensionValue("http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type")
        regex = node.extensionValue("http://hl7.org/fhir/StructureDefinition/regex")
        profiles = node["profile"]?.elements.compactMap(\.string) ?? []
        targetProfiles = node["targetProfile"]?.elements.compactMap(\.string) ?? []
        for code in node["aggregation"]?.elements.compactMap(\.string) ?? [] {
            guard let bit = ElementType.Aggregation.codes.firstIndex(of: code) else { continue }
            aggregation.insert(ElementType.Aggregation(rawValue: 1 << UInt32(bit)))
        }
        if let code = node["versioning"]?.string, let index = ElementType.Versioning.codes.firstIndex(of: code) {
            versioning = ElementType.Versioning(rawValue: UInt32(index)) ?? .none
        }
    }

    /// Before R4, the code of a FHIRPath type stood in this extension of an empty code.
    private static let xmlTypeExtension = "http://hl7.org/fhir/StructureDefinition/structuredefinition-xml-type"
}

extension ElementDraft.ConstraintDraft {
    init(node: Node) throws(DefinitionError) {
        self.init(
            key: node["key"]?.string ?? "", human: node["human"]?.string ?? "",
            expression: node["expression"]?.string, source: node["source"]?.string,
            isError: node["severity"]?.string != "warning",
            isBestPractice: node.extensions("http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice")
                .contains { $0["valueBoolean"]?.boolean == true })
    }
}

extension ElementBinding {
    init(node: Node) {
        // R3 named the value set in `valueSetUri` or `valueSetReference`; R4 has one property.
        self.init(
            strength: node["strength"]?.string.flatMap(BindingStrength.init(code:)) ?? .example,
            valueSet: node["valueSet"]?.string,
            maxValueSet: node.extensionValue("http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet"),
            description: node["description"]?.string)
    }
}

extension ElementSlicing {
    init(node: Node) {
        let discriminators = node["discriminator"]?.elements.map {
            Discriminator(type: $0["type"]?.string ?? "value", path: $0["path"]?.string ?? "$this")
        }
        let rules = node["rules"]?.string.flatMap { Rules.codes.firstIndex(of: $0) }
        self.init(
            discriminators: discriminators ?? [], rules: rules.flatMap { Rules(rawValue: UInt32($0)) } ?? .open,
            isOrdered: node["ordered"]?.boolean ?? false, description: node["description"]?.string)
    }
}
