import FHIRModel

/// Where an element is: the object that has it, its property there, and its position when that is a list.
struct ElementPlace: Hashable {
    let parent: [PatchStep]
    /// Without the `_` of a companion.
    let property: String
    let index: Int?

    /// `nil` for the root of a document.
    init?(of node: Node) {
        var way = Self.way(to: node)
        var index: Int?
        if case .index(let position)? = way.last {
            index = position
            way.removeLast()
        }
        guard case .name(let name)? = way.popLast() else { return nil }
        parent = way
        property = name.hasPrefix("_") ? String(name.dropFirst()) : name
        self.index = index
    }

    /// The steps from the root to a value, found by descending.
    static func way(to node: Node) -> [PatchStep] {
        var way: [PatchStep] = []
        var current = node.document.root
        while current.order != node.order {
            var next: Node?
            if current.isArray {
                for (index, item) in current.elements.enumerated()
                where item.order <= node.order && node.order < item.endOrder {
                    way.append(.index(index))
                    next = item
                }
            } else {
                for (_, value) in current.members where value.order <= node.order && node.order < value.endOrder {
                    way.append(.name(value.nameText))
                    next = value
                }
            }
            guard let next else { return way }
            current = next
        }
        return way
    }
}

/// The values of a repeating element and their `_` companions, kept side by side.
struct ElementList {
    private(set) var values: [PatchTree?]
    private(set) var companions: [PatchTree?]

    init(_ property: String, of object: PatchTree) {
        values = Self.items(object.member(property))
        companions = Self.items(object.member("_" + property))
        let count = max(values.count, companions.count)
        values += Array(repeating: nil, count: count - values.count)
        companions += Array(repeating: nil, count: count - companions.count)
    }

    var count: Int { values.count }

    private static func items(_ list: PatchTree?) -> [PatchTree?] {
        guard let list else { return [] }
        guard list.isArray, case .array(let items) = list.opened else { return [list] }
        return items.map { $0.isNull ? nil : $0 }
    }

    mutating func insert(_ value: PatchTree?, _ companion: PatchTree?, at index: Int) {
        values.insert(value, at: index)
        companions.insert(companion, at: index)
    }

    mutating func replace(_ index: Int, _ value: PatchTree?, _ companion: PatchTree?) {
        values[index] = value
        companions[index] = companion
    }

    mutating func remove(at index: Int) {
        values.remove(at: index)
        companions.remove(at: index)
    }

    mutating func move(from source: Int, to destination: Int) {
        values.insert(values.remove(at: source), at: destination)
        companions.insert(companions.remove(at: source), at: destination)
    }

    /// Writes the lists back, `null` where one has nothing for an item.
    func write(_ property: String, to object: inout PatchTree, null: PatchTree) {
        for (name, items) in [(property, values), ("_" + property, companions)] {
            if items.allSatisfy({ $0 == nil }) {
                object.remove(name)
            } else {
                object.set(name, .array(items.map { $0 ?? null }))
            }
        }
    }
}
