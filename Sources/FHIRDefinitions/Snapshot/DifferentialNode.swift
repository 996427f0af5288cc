/// An element that a differential speaks of, or one that stands on the way to it.
final class DifferentialNode {
    /// The last part of the path as written, such as `value[x]` or `valueQuantity`.
    let name: String
    /// `nil` where the differential says nothing of the element itself.
    var element: ElementDraft?
    var children: [DifferentialNode] = []

    init(name: String, element: ElementDraft?) {
        self.name = name
        self.element = element
    }

    var sliceName: String? { element?.sliceName }

    /// How many elements a differential may have: each is looked for among those before it.
    private static let maximumElements = 10_000

    /// The tree of a differential.
    ///
    /// What lies below a sliced element belongs to the slice its id names; where the ids say nothing, to the element of
    /// that path that was named last.
    /// - Throws: `DefinitionError` of kind `snapshot` for a path that is none.
    static func tree(_ elements: [ElementDraft]) throws(DefinitionError) -> DifferentialNode? {
        guard let first = elements.first else { return nil }
        guard elements.count <= maximumElements else {
            throw DefinitionError(.snapshot, "a differential of more than \(maximumElements) elements")
        }
        let rootName = String(first.path.prefix { $0 != "." })
        let root = DifferentialNode(name: rootName, element: nil)
        for element in elements {
            let parts = element.path.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty }) else {
                throw DefinitionError(.snapshot, "'\(element.path)' is no element path")
            }
            guard parts.count <= SnapshotNode.maximumDepth else {
                throw DefinitionError(
                    .snapshot, "a path of \(parts.count) parts, where \(SnapshotNode.maximumDepth) are allowed")
            }
            guard parts[0] == rootName else {
                throw DefinitionError(.snapshot, "'\(element.path)' does not begin with '\(rootName)'")
            }
            guard parts.count > 1 else {
                guard root.element == nil else { throw DefinitionError(.snapshot, "'\(rootName)' stands twice") }
                root.element = element
                continue
            }
            root.add(element, parts)
        }
        return root
    }

    private func add(_ element: ElementDraft, _ parts: [Substring]) {
        let ids = element.id.split(separator: ".", omittingEmptySubsequences: false)
        var node = self
        for index in 1..<(parts.count - 1) {
            node = node.child(String(parts[index]), id: ids.count == parts.count ? ids[index] : nil)
        }
        node.children.append(DifferentialNode(name: String(parts[parts.count - 1]), element: element))
    }

    /// The child an element further down belongs to, made when the differential did not name it.
    private func child(_ name: String, id: Substring?) -> DifferentialNode {
        if let id {
            let names = id.split(separator: ":", maxSplits: 1)
            let sliceName = names.count > 1 ? String(names[1]) : nil
            if let found = children.last(where: { $0.name == name && $0.sliceName == sliceName }) { return found }
        }
        if let found = children.last(where: { $0.name == name }) { return found }
        let made = DifferentialNode(name: name, element: nil)
        children.append(made)
        return made
    }
}
