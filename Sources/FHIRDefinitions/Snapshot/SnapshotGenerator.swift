/// Makes snapshots of differentials and their bases (FHIR R4, 5.1.0.14).
///
/// The base's snapshot becomes a tree, the differential's elements are applied to it, and the tree is written out again.
/// One generator serves one request: profiles that are needed on the way are made once, and a profile that needs itself
/// is taken as unknown there.
final class SnapshotGenerator {
    let store: DefinitionStore
    /// How the outermost differential is looked at; those it builds on are taken as they are.
    private let rigor: Rigor
    /// URLs of the definitions being made, outermost first.
    private var underway: [String] = []
    private var made: [CanonicalResource: [ElementDraft]] = [:]

    /// Elements that were copied so far, whether they end up in a snapshot or not.
    private var copied = 0

    /// How many definitions may wait for each other.
    private static let maximumNesting = 40

    /// How many elements may be copied for one request: a small differential could ask for any number.
    private static let maximumElements = 500_000

    init(store: DefinitionStore, rigor: Rigor = .lenient) {
        self.store = store
        self.rigor = rigor
    }

    /// What makes a differential a wrong one.
    enum Rigor: Int {
        /// What cannot be applied. Used when instances are checked: a profile that asks for too little or too much is
        /// still a profile.
        case lenient
        /// Also what a constraint may not say, such as a wider cardinality than the base's.
        case strict
        /// Also an order of elements that is not the base's.
        case strictAndOrdered
    }

    /// The same definition with a snapshot, in an image of its own.
    /// - Throws: `DefinitionError` of kind `snapshot` or `unresolved`.
    func definitionWithSnapshot(_ definition: StructureDefinition) throws(DefinitionError) -> StructureDefinition {
        let elements = try elements(of: definition)
        var builder = ImageBuilder(options: .init(keepsProse: true))
        builder.add(definition, snapshot: elements)
        let image = try DefinitionImage(
            bytes: builder.finish(
                packageName: definition.resource.image.packageName,
                packageVersion: definition.resource.image.packageVersion,
                dependencies: definition.resource.image.packageDependencies))
        return StructureDefinition(resource: CanonicalResource(image: image, index: 0))
    }

    /// The snapshot's elements, made of the differential even where the definition carries a snapshot.
    func elements(of definition: StructureDefinition) throws(DefinitionError) -> [ElementDraft] {
        if let known = made[definition.resource] { return known }
        guard !underway.contains(definition.url) else {
            throw DefinitionError(.snapshot, "\(definition.url) is made of itself")
        }
        guard underway.count < Self.maximumNesting else {
            throw DefinitionError(.snapshot, "\(definition.url): more than \(Self.maximumNesting) definitions in a row")
        }
        underway.append(definition.url)
        defer { underway.removeLast() }
        let elements = try make(definition)
        made[definition.resource] = elements
        return elements
    }

    /// Counts elements that are about to be copied.
    /// - Throws: `DefinitionError` of kind `snapshot` when there are too many.
    func count(_ elements: Int) throws(DefinitionError) {
        copied += elements
        guard copied <= Self.maximumElements else {
            throw DefinitionError(.snapshot, "the snapshot would take more than \(Self.maximumElements) elements")
        }
    }

    private func make(_ definition: StructureDefinition) throws(DefinitionError) -> [ElementDraft] {
        let stated = definition.differential.map(ElementDraft.init)
        let differential = try DifferentialNode.tree(stated)
        let root = try baseTree(of: definition)
        let rootName = differential?.name ?? (definition.isProfile ? root.name : definition.typeTail)
        guard !definition.isProfile || rootName == root.name else {
            throw DefinitionError(.snapshot, "\(definition.url): '\(rootName)' is not the base's '\(root.name)'")
        }
        if let differential {
            var merger = SnapshotMerger(
                generator: self, definition: definition, base: root.copy(withSlices: true),
                rigor: underway.count == 1 ? rigor : .lenient)
            try merger.apply(differential, to: root, at: rootName)
        }
        var elements: [ElementDraft] = []
        root.flattened(path: rootName, id: rootName, into: &elements)
        return elements
    }

    private func baseTree(of definition: StructureDefinition) throws(DefinitionError) -> SnapshotNode {
        guard let base = definition.baseDefinition else {
            throw DefinitionError(.snapshot, "\(definition.url) has no baseDefinition")
        }
        guard let found = store.structureDefinition(base, from: definition.resource) else {
            throw DefinitionError(.unresolved, "\(definition.url): its base \(base) is not known")
        }
        guard let tree = SnapshotNode.tree(try snapshot(of: found)) else {
            throw DefinitionError(.snapshot, "\(definition.url): its base \(base) has no elements")
        }
        if !definition.isProfile {
            // A type of its own: what it takes over keeps its origin, the root is new.
            tree.element.base = ElementBase(
                path: definition.typeTail, min: tree.element.min ?? 0, max: tree.element.max ?? Int.max)
            tree.element.types = []
        }
        return tree
    }

    private func snapshot(of definition: StructureDefinition) throws(DefinitionError) -> [ElementDraft] {
        guard !definition.hasSnapshot else { return definition.snapshot.map(ElementDraft.init) }
        return try elements(of: definition)
    }

    /// The tree of a profile or type; `nil` when it is not known, or is being made just now.
    func tree(_ canonical: String, from origin: StructureDefinition? = nil) -> SnapshotNode? {
        guard let definition = store.structureDefinition(canonical, from: origin?.resource),
            !underway.contains(definition.url),
            let elements = try? snapshot(of: definition)
        else { return nil }
        return SnapshotNode.tree(elements)
    }

    /// The tree of a type by its name.
    func tree(ofType name: String) -> SnapshotNode? {
        store.type(named: name).flatMap { tree($0.url) }
    }
}

extension StructureDefinition {
    /// The type's name, of a logical model the last part of its URL.
    fileprivate var typeTail: String {
        String(type[(type.lastIndex(of: "/").map { type.index(after: $0) } ?? type.startIndex)...])
    }
}
