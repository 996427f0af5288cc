import FHIRModel

/// Numbers the types and gathers the facts of their elements.
struct ElementFactBuilder {
    private let store: DefinitionStore
    /// Data types and resources by name.
    private(set) var types: [String: ElementTypeID] = [:]
    /// The resource types that can have instances.
    private(set) var resources: Set<ElementTypeID> = []
    private(set) var facts: [UInt64: ElementFact] = [:]
    /// Ids of types by name, and of backbone elements by path.
    private var ids: [String: ElementTypeID] = [:]

    init(store: DefinitionStore) {
        self.store = store
    }

    /// Takes all types that are no profiles; of two with one URL the topmost.
    mutating func addAllTypes() {
        var definitions: [String: StructureDefinition] = [:]
        for resource in store.resources(ofType: "StructureDefinition") {
            guard let definition = resource.structureDefinition, !definition.isProfile, definition.kind != .logical,
                definitions[definition.type] == nil
            else { continue }
            definitions[definition.type] = definition
        }
        for (name, definition) in definitions.sorted(by: { $0.key < $1.key }) {
            let id = id(of: name)
            types[name] = id
            if definition.kind == .resource, !definition.isAbstract { resources.insert(id) }
            add(definition.snapshot, kinds: definitions)
        }
    }

    private mutating func id(of path: String) -> ElementTypeID {
        if let known = ids[path] { return known }
        let id = ElementTypeID(rawValue: UInt32(ids.count))
        ids[path] = id
        return id
    }

    private mutating func add(_ elements: ElementList, kinds: [String: StructureDefinition]) {
        guard !elements.isEmpty else { return }
        for owner in elements.indices {
            let children = elements.children(of: owner)
            guard !children.isEmpty else { continue }
            let type = id(of: elements[owner].path)
            for (order, child) in children.enumerated() where elements[child].sliceName == nil {
                add(elements[child], order: order, to: type, kinds: kinds)
            }
        }
    }

    private mutating func add(
        _ element: ElementDefinition, order: Int, to type: ElementTypeID, kinds: [String: StructureDefinition]
    ) {
        let isRepeating = (element.base?.max ?? element.max ?? 1) > 1
        func fact(_ content: ElementFact.Content) -> ElementFact {
            ElementFact(content: content, isRepeating: isRepeating, order: UInt16(clamping: order))
        }
        if let reference = element.contentReference {
            guard let target = element.list.index(ofID: reference), let name = element.elementName else { return }
            facts[ElementFactTable.key(name, type)] = fact(.complex(id(of: element.list[target].path)))
            return
        }
        for choice in element.types {
            let typeName = choice.typeName
            let name =
                element.isChoice
                ? ElementName(known: element.name + typeName.prefix(1).uppercased() + typeName.dropFirst())
                : element.elementName
            guard let name else { continue }
            if element.subtreeEnd > element.index + 1 {
                facts[ElementFactTable.key(name, type)] = fact(.complex(id(of: element.path)))
            } else if element.representation.contains(.xmlAttr) {
                facts[ElementFactTable.key(name, type)] = fact(.attribute)
            } else if element.base?.path == "Resource.id" {
                // The definitions say `string`, the data type page and all instances `id` (FHIR R4, 2.27.1).
                facts[ElementFactTable.key(name, type)] = fact(.primitive(.id))
            } else if let content = content(ofType: typeName, kinds) {
                facts[ElementFactTable.key(name, type)] = fact(content)
            }
        }
    }

    private mutating func content(
        ofType name: String, _ kinds: [String: StructureDefinition]
    ) -> ElementFact.Content? {
        if name == "xhtml" { return .xhtml }
        switch kinds[name]?.kind {
        case .primitiveType: return PrimitiveType(rawValue: name).map { .primitive($0) }
        case .resource: return .resource
        case .complexType: return .complex(id(of: name))
        case .logical, nil: return nil
        }
    }
}
