extension SnapshotMerger {
    /// Gives an element the children of its type, so that a differential can speak of them.
    /// - Throws: `DefinitionError` of kind `snapshot` when it has no elements below it.
    func expand(
        _ node: SnapshotNode, for differences: [DifferentialNode], at path: String
    ) throws(DefinitionError) {
        if let reference = node.element.contentReference {
            guard let target = target(of: reference) else {
                throw DefinitionError(.snapshot, "\(path): there is no element \(reference)")
            }
            try generator.count(target.size)
            node.children = target.copy(withSlices: false).children
            node.element.types = target.element.types
            node.element.contentReference = nil
            return
        }
        guard let type = typeToWalkInto(node.element.types) else {
            throw DefinitionError(.snapshot, "\(path) has nothing below it")
        }
        let tree = type.profiles.count == 1 ? generator.tree(type.profiles[0], from: definition) : nil
        guard let tree = tree ?? generator.tree(ofType: type.typeName) else {
            throw DefinitionError(.unresolved, "\(path): its type \(type.code) is not known")
        }
        try generator.count(tree.size)
        node.children = tree.children
        guard node.element.types.count > 1 else { return }
        // Of several types, what only some have is theirs to have.
        for name in differences.map(\.name) where !node.children.contains(where: { $0.name == name }) {
            for type in node.element.types {
                guard let child = generator.tree(ofType: type.typeName)?.children.first(where: { $0.name == name })
                else { continue }
                node.children.append(child)
                break
            }
        }
    }

    /// The one type, or what several have in common: that they are elements.
    private func typeToWalkInto(_ types: [ElementDraft.TypeDraft]) -> ElementDraft.TypeDraft? {
        guard let first = types.first else { return nil }
        guard types.count > 1 else { return first }
        let isOneType = types.allSatisfy { $0.typeName == first.typeName }
        return ElementDraft.TypeDraft(code: isOneType ? first.typeName : "Element")
    }

    /// The element a content reference names: in the base, or in the type it begins with.
    private func target(of reference: String) -> SnapshotNode? {
        let id = reference.lastIndex(of: "#").map { reference[reference.index(after: $0)...] } ?? reference[...]
        let parts = id.split(separator: ".")
        guard let type = parts.first else { return nil }
        // What the base says of the element it names is not said of the one that refers to it.
        if let found = generator.tree(ofType: String(type))?.descendant(parts.dropFirst()) { return found }
        return type == base.name ? base.descendant(parts.dropFirst()) : nil
    }

    /// Lets the root of a profile that the differential names as type speak for the element.
    ///
    /// An extension's cardinality is that of its definition; of other types the element's own stays.
    func takeOverTypeProfile(_ stated: ElementDraft, to node: SnapshotNode, isNewSlice: Bool) {
        guard stated.types.count == 1, stated.types[0].profiles.count == 1,
            isNewSlice || node.element.types.first?.profiles != stated.types[0].profiles,
            isNewSlice || node.element.sliceName == nil,
            let profile = generator.tree(stated.types[0].profiles[0], from: definition)
        else { return }
        let root = profile.element
        if stated.types[0].typeName == "Extension" {
            node.element.min = root.min ?? node.element.min
            node.element.max = root.max ?? node.element.max
            node.element.isModifier = root.isModifier ?? node.element.isModifier
        }
        node.element.short = root.short ?? node.element.short
        node.element.prose = root.prose ?? node.element.prose
        node.element.addConstraints(root.constraints)
        node.children = []
    }
}

extension ElementDraft {
    /// Adds constraints; one with a key that is there already takes its place.
    mutating func addConstraints(_ more: [ConstraintDraft]) {
        for constraint in more {
            if let place = constraints.firstIndex(where: { $0.key == constraint.key }) {
                constraints[place] = constraint
            } else {
                constraints.append(constraint)
            }
        }
    }
}
