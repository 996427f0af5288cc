/// An element of a snapshot with what is below it: the form in which differentials are applied.
final class SnapshotNode {
    /// The last part of the path, such as `value[x]`.
    let name: String
    var element: ElementDraft
    var children: [SnapshotNode] = []
    /// The slices of this element, in order; slices of a slice hang on that slice.
    var slices: [SnapshotNode] = []

    init(_ element: ElementDraft) {
        self.element = element
        name = String(element.lastName)
    }

    private init(_ other: SnapshotNode, withSlices: Bool) {
        name = other.name
        element = other.element
        children = other.children.map { SnapshotNode($0, withSlices: true) }
        slices = withSlices ? other.slices.map { SnapshotNode($0, withSlices: true) } : []
    }

    var isChoice: Bool { name.hasSuffix("[x]") }
    /// How deep a snapshot may be: recursion follows it.
    static let maximumDepth = 64

    /// How many elements there are from here on down.
    var size: Int {
        children.reduce(1) { $0 + $1.size } + slices.reduce(0) { $0 + $1.size }
    }

    /// The name without `[x]`.
    var plainName: Substring { isChoice ? name.dropLast(3) : name[...] }

    /// A copy of everything, or of everything but the element's own slices.
    func copy(withSlices: Bool) -> SnapshotNode { SnapshotNode(self, withSlices: withSlices) }

    /// The slice with a name, among the slices of slices too.
    func slice(_ name: String) -> SnapshotNode? {
        for slice in slices {
            if slice.element.sliceName == name { return slice }
            if let deeper = slice.slice(name) { return deeper }
        }
        return nil
    }

    /// The element below this one with an id relative to it, such as `contact:home.name`.
    func descendant(_ path: some Sequence<Substring>) -> SnapshotNode? {
        var node = self
        for part in path {
            let names = part.split(separator: ":", maxSplits: 1)
            guard let name = names.first, let child = node.children.first(where: { $0.name == name }) else {
                return nil
            }
            guard names.count > 1 else {
                node = child
                continue
            }
            guard let slice = child.slice(String(names[1])) else { return nil }
            node = slice
        }
        return node
    }

    // MARK: From and to a list

    /// The tree of a snapshot's elements; `nil` for an empty list.
    static func tree(_ elements: [ElementDraft]) -> SnapshotNode? {
        guard let first = elements.first else { return nil }
        let root = SnapshotNode(first)
        let top = first.depth
        // The latest node of each level.
        var open = [root]
        for element in elements.dropFirst() {
            let level = min(max(element.depth - top, 1), open.count, maximumDepth)
            let node = SnapshotNode(element)
            open.removeLast(open.count - level)
            open[level - 1].add(node)
            open.append(node)
        }
        return root
    }

    /// Puts a node below this one: as a slice of the child of that name where there is one.
    private func add(_ node: SnapshotNode) {
        guard let sliceName = node.element.sliceName, let sliced = children.last(where: { $0.name == node.name }) else {
            children.append(node)
            return
        }
        sliced.addSlice(node, named: sliceName)
    }

    /// Puts a slice below this element, or below the slice it is a slice of (`a/b` is one of `a`).
    func addSlice(_ node: SnapshotNode, named sliceName: String) {
        guard let slash = sliceName.lastIndex(of: "/"),
            sliceName.utf8.count(where: { $0 == UInt8(ascii: "/") }) < Self.maximumDepth,
            let outer = slice(String(sliceName[..<slash]))
        else {
            slices.append(node)
            return
        }
        outer.slices.append(node)
    }

    /// The elements in order, with paths and ids that fit their place.
    func flattened(path: String, id: String, into list: inout [ElementDraft]) {
        var placed = element
        placed.path = path
        placed.id = id
        list.append(placed)
        for child in children { child.flatten(below: path, id, into: &list) }
    }

    private func flatten(below parentPath: String, _ parentID: String, into list: inout [ElementDraft]) {
        let plainID = parentID + "." + name
        let id = element.sliceName.map { plainID + ":" + $0 } ?? plainID
        flattened(path: parentPath + "." + name, id: id, into: &list)
        for slice in slices { slice.flatten(below: parentPath, parentID, into: &list) }
    }
}
