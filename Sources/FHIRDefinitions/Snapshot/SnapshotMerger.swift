/// Applies a differential to the tree of its base.
struct SnapshotMerger {
    let generator: SnapshotGenerator
    let definition: StructureDefinition
    /// The base as it was, for content references.
    let base: SnapshotNode
    let rigor: SnapshotGenerator.Rigor

    var store: DefinitionStore { generator.store }

    /// How many slices of one element a differential may speak of: each is looked for among the others.
    private static let maximumSlices = 2_000

    /// Applies what is said of an element and of all below it.
    /// - Throws: `DefinitionError` of kind `snapshot` naming the path.
    mutating func apply(
        _ difference: DifferentialNode, to node: SnapshotNode, at path: String, role: Role = .element
    ) throws(DefinitionError) {
        var role = role
        if let element = difference.element {
            let before = node.element
            takeOverTypeProfile(element, to: node, isNewSlice: role == .newSlice)
            try FacetMerger(
                store: store, definition: definition, path: path, base: before, isNewSlice: role == .newSlice,
                isLenient: rigor == .lenient
            ).apply(element, to: &node.element)
        }
        guard !difference.children.isEmpty else { return }
        if node.children.isEmpty {
            try expand(node, for: difference.children, at: path)
            role = .element
        }
        try applyChildren(difference.children, to: node, at: path, role: role == .element ? .element : .inSlice)
    }

    /// What an element is while a differential is applied to it.
    enum Role {
        case element
        case newSlice
        case slice
        /// Part of a slice, as the base has it.
        case inSlice
    }

    private mutating func applyChildren(
        _ differences: [DifferentialNode], to node: SnapshotNode, at path: String, role: Role
    ) throws(DefinitionError) {
        var groups: [ChildGroup] = []
        var lastPlace = 0
        for difference in differences {
            let place = try place(of: difference, in: node, at: path)
            guard rigor != .strictAndOrdered || place >= lastPlace else {
                throw DefinitionError(
                    .snapshot, "\(path).\(difference.name) stands behind an element that follows it in the base")
            }
            lastPlace = place
            let child = node.children[place]
            let index = groups.firstIndex { $0.child === child } ?? groups.count
            if index == groups.count { groups.append(ChildGroup(child: child, isInSlice: role == .inSlice)) }
            try groups[index].add(difference, at: path)
        }
        for group in groups { try apply(group, at: path + "." + group.child.name, role: role) }
    }

    /// Which child of the base a difference speaks of; a type of its own may add new ones.
    private func place(
        of difference: DifferentialNode, in node: SnapshotNode, at path: String
    ) throws(DefinitionError) -> Int {
        if let exact = node.children.firstIndex(where: { $0.name == difference.name }) { return exact }
        if let choice = node.children.firstIndex(where: { $0.type(inChoiceName: difference.name) != nil }) {
            return choice
        }
        // Older snapshots renamed a choice that was narrowed to one type.
        if difference.name.hasSuffix("[x]") {
            let plain = difference.name.dropLast(3)
            if let renamed = node.children.firstIndex(where: { child in
                child.name.hasPrefix(plain)
                    && child.element.types.contains { child.name == plain + capitalized($0.typeName) }
            }) {
                return renamed
            }
        }
        guard !definition.isProfile, let element = difference.element else {
            throw DefinitionError(.snapshot, "\(path) has no element '\(difference.name)'")
        }
        var added = element
        added.base = ElementBase(path: element.path, min: element.min ?? 0, max: element.max ?? 1)
        node.children.append(SnapshotNode(added))
        return node.children.count - 1
    }

    // MARK: One element and its slices

    private mutating func apply(_ group: ChildGroup, at path: String, role: Role) throws(DefinitionError) {
        let child = group.child
        if let only = group.onlySliceWithoutSlicing { return try applyNamed(only, to: child, at: path, role: role) }
        let wasSliced = child.element.slicing != nil && !child.slices.isEmpty
        let unsliced = group.slices.isEmpty ? nil : child.copy(withSlices: false)
        for main in group.mains { try apply(main, to: child, at: path, role: role) }
        completeSlicing(of: child)
        guard let unsliced else { return }
        guard group.slices.count <= Self.maximumSlices else {
            throw DefinitionError(.snapshot, "\(path) has more than \(Self.maximumSlices) slices")
        }
        if child.element.slicing == nil { try beginSlicing(child, at: path) }
        var touched: [SnapshotNode] = []
        for difference in group.slices {
            let (name, type) = try sliceName(difference, of: child, unsliced: unsliced, at: path)
            touched.append(try applySlice(difference, name, type, to: child, unsliced, at: path))
        }
        if child.isChoice { try settleTypeSlices(child, touched, wasSliced: wasSliced, group, at: path) }
    }

    /// One element with a slice name where nothing is sliced constrains the element itself, which keeps the name.
    private mutating func applyNamed(
        _ difference: DifferentialNode, to child: SnapshotNode, at path: String, role: Role
    ) throws(DefinitionError) {
        let type = difference.sliceName.flatMap { child.type(inChoiceName: $0) }
        if let type, difference.element?.types.isEmpty == true { child.element.types = [type] }
        try apply(difference, to: child, at: path, role: role)
    }

    private mutating func applySlice(
        _ difference: DifferentialNode, _ name: String, _ type: ElementDraft.TypeDraft?, to child: SnapshotNode,
        _ unsliced: SnapshotNode, at path: String
    ) throws(DefinitionError) -> SnapshotNode {
        let slicePath = path + ":" + name
        if let existing = child.slice(name) {
            try apply(difference, to: existing, at: slicePath, role: .slice)
            completeSlicing(of: existing)
            existing.element.sliceName = name
            return existing
        }
        let outer = name.lastIndex(of: "/").flatMap { child.slice(String(name[..<$0])) }
        try generator.count(unsliced.size)
        let slice = (outer ?? unsliced).copy(withSlices: false)
        slice.element.slicing = nil
        // A choice of one type leaves its slice no freedom; any other slice may be absent.
        if type == nil || unsliced.element.types.count > 1 { slice.element.min = 0 }
        if let type { slice.element.types = [type] }
        try apply(difference, to: slice, at: slicePath, role: .newSlice)
        slice.element.sliceName = name
        completeSlicing(of: slice)
        child.addSlice(slice, named: name)
        return slice
    }

    /// Says how slices are told apart where the differential need not.
    private func beginSlicing(_ child: SnapshotNode, at path: String) throws(DefinitionError) {
        if child.name == "extension" || child.name == "modifierExtension" {
            child.element.slicing = ElementSlicing(
                discriminators: [.init(type: "value", path: "url")], rules: .open, isOrdered: false)
        } else if child.isChoice {
            child.element.slicing = ElementSlicing(
                discriminators: [.init(type: "type", path: "$this")], rules: .open, isOrdered: false)
        } else {
            throw DefinitionError(.snapshot, "\(path) has slices, but nothing says how they are told apart")
        }
    }

    /// A choice can be sliced by type alone, so its discriminator may be left out.
    private func completeSlicing(of node: SnapshotNode) {
        guard let slicing = node.element.slicing, node.isChoice, slicing.discriminators.isEmpty else { return }
        node.element.slicing = ElementSlicing(
            discriminators: [.init(type: "type", path: "$this")], rules: slicing.rules, isOrdered: slicing.isOrdered,
            description: slicing.description)
    }

    // MARK: Type slices

    /// The name of the slice a difference speaks of and, of a choice, the type it is for.
    private func sliceName(
        _ difference: DifferentialNode, of child: SnapshotNode, unsliced: SnapshotNode, at path: String
    ) throws(DefinitionError) -> (name: String, type: ElementDraft.TypeDraft?) {
        guard child.isChoice else { return (difference.sliceName ?? "", nil) }
        let stated = difference.element?.types ?? []
        let typeName =
            unsliced.type(inChoiceName: difference.name)?.typeName
            ?? (stated.count == 1 ? stated[0].typeName : nil)
            ?? difference.sliceName.flatMap { unsliced.type(inChoiceName: String($0))?.typeName }
        let bySliceName = difference.sliceName.flatMap { child.slice($0) }
        guard let typeName else {
            if bySliceName != nil || stated.count > 1, let name = difference.sliceName { return (name, nil) }
            throw DefinitionError(.snapshot, "\(path): a slice of a choice must be for one of its types")
        }
        let name = String(child.plainName) + capitalized(typeName)
        // A slice of a type slice is called after it: `valueQuantity/high`.
        if let sliceName = difference.sliceName, sliceName != name, !sliceName.hasPrefix(name + "/"), bySliceName == nil
        {
            throw DefinitionError(
                .snapshot, "\(path): the slice for \(typeName) must be called '\(name)', not '\(sliceName)'")
        }
        let allowed = child.element.types.first { $0.typeName == typeName }
        guard let allowed else {
            throw DefinitionError(.snapshot, "\(path): \(typeName) is not one of its types")
        }
        return (difference.sliceName ?? name, allowed)
    }

    /// What slices by type mean for the choice itself.
    private func settleTypeSlices(
        _ child: SnapshotNode, _ touched: [SnapshotNode], wasSliced: Bool, _ group: ChildGroup, at path: String
    ) throws(DefinitionError) {
        guard let slicing = child.element.slicing,
            slicing.discriminators.allSatisfy({ $0.type == "type" && $0.path == "$this" })
        else { return }
        var rules = wasSliced ? .closed : slicing.rules
        if (child.element.max ?? 1) == 1, let needed = touched.firstIndex(where: { ($0.element.min ?? 0) > 0 }) {
            guard needed == touched.count - 1, group.slices[needed].element?.min != nil || touched.count == 1 else {
                throw DefinitionError(
                    .snapshot, "\(path): one slice must be there, so the slices for other types can never be")
            }
            let only = touched[needed].element.types.map(\.typeName)
            child.element.types.removeAll { !only.contains($0.typeName) }
            child.element.min = max(child.element.min ?? 0, 1)
            rules = .closed
        }
        if child.element.types.count == child.slices.count { rules = .closed }
        child.element.slicing = ElementSlicing(
            discriminators: slicing.discriminators, rules: rules, isOrdered: slicing.isOrdered,
            description: slicing.description)
        // Slices the differential speaks of come first.
        let first = touched.filter { slice in child.slices.contains { $0 === slice } }
        child.slices = first + child.slices.filter { slice in !first.contains { $0 === slice } }
    }
}

/// What a differential says of one child: of the element itself, and of its slices.
struct ChildGroup {
    let child: SnapshotNode
    /// Whether the child is part of a slice, as the base has it.
    let isInSlice: Bool
    private(set) var mains: [DifferentialNode] = []
    private(set) var slices: [DifferentialNode] = []

    init(child: SnapshotNode, isInSlice: Bool) {
        self.child = child
        self.isInSlice = isInSlice
    }

    /// The one thing said of the child, when it has a slice name or type of its own though nothing slices the child.
    ///
    /// Inside a slice, `valueQuantity` alone narrows the choice to that type instead of slicing it again.
    var onlySliceWithoutSlicing: DifferentialNode? {
        guard mains.isEmpty, slices.count == 1, child.element.slicing == nil, child.slices.isEmpty,
            slices[0].element?.slicing == nil, child.name != "extension", child.name != "modifierExtension"
        else { return nil }
        let isOneType = child.element.types.count == 1 || slices[0].element?.types.count == 1
        return slices[0].name == child.name || isInSlice && isOneType ? slices[0] : nil
    }

    mutating func add(_ difference: DifferentialNode, at path: String) throws(DefinitionError) {
        if difference.name != child.name && child.isChoice {
            // `valueQuantity` speaks of a slice.
            slices.append(difference)
        } else if difference.sliceName != nil {
            slices.append(difference)
        } else {
            guard !mains.contains(where: { $0.name == difference.name }) else {
                throw DefinitionError(.snapshot, "\(path).\(difference.name) stands twice without a slice name")
            }
            mains.append(difference)
        }
    }
}

extension SnapshotNode {
    /// The type of a choice that a name such as `valueQuantity` stands for.
    func type(inChoiceName text: String) -> ElementDraft.TypeDraft? {
        guard isChoice, text.hasPrefix(plainName) else { return nil }
        let suffix = text.dropFirst(plainName.count)
        return element.types.first { capitalized($0.typeName) == suffix }
    }
}

/// A type's name as it stands in an element's name: `Quantity`, `DateTime`.
func capitalized(_ typeName: String) -> String { typeName.prefix(1).uppercased() + typeName.dropFirst() }
