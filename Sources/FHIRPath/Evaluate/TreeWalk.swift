import FHIRModel

/// `children()` and `descendants()` (FHIRPath N1, 5.8).
enum TreeWalk {
    /// The child elements of an item in the order of the tape.
    static func children(
        of item: PathValue, _ context: PathContext, into result: inout PathCollection
    ) throws(PathError) {
        guard case .element(let element) = item, let container = element.container else { return }
        let layout = context.layout(of: element.type)
        for (name, value) in container.members {
            if name == .resourceType { continue }
            try context.spend()
            var type = PathType.unknown
            if let layout {
                guard let place = layout.byProperty[name.withoutCompanion] else { continue }
                type = layout.children[place.child].forms[place.form].type
            } else if value.isObject {
                type = context.types.type(ofResource: value)
            }
            if name.isCompanion {
                guard type.isPrimitive || !type.isKnown, container[name.withoutCompanion] == nil else { continue }
                try Children.append(nil, value, type, context, &result)
            } else {
                let companion = type.isPrimitive || !type.isKnown ? container[name.companion] : nil
                try Children.append(value, companion, type, context, &result)
            }
        }
    }

    static func children(of items: PathCollection, _ context: PathContext) throws(PathError) -> PathCollection {
        var result = PathCollection.empty
        for item in items { try children(of: item, context, into: &result) }
        return result
    }

    /// All elements below the items, each before its own children.
    static func descendants(of items: PathCollection, _ context: PathContext) throws(PathError) -> PathCollection {
        var found: [PathValue] = []
        var level = try children(of: items, context)
        while !level.isEmpty {
            found.append(contentsOf: level.items)
            level = try children(of: level, context)
        }
        return PathCollection(found)
    }
}

/// A name at the start of a path that is a type's: the input itself when it is of that type (FHIRPath N1, 5.1).
final class TypeNameOperation: Operation, @unchecked Sendable {
    private let name: String
    private let type: PathType?
    private let otherwise: Operation

    init(_ name: String, type: PathType?, otherwise: Operation) {
        self.name = name
        self.type = type
        self.otherwise = otherwise
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        if case .one(let item) = scope.this { return matches(item, scope) ? scope.this : try otherwise.evaluate(scope) }
        let matching = scope.this.items.filter { matches($0, scope) }
        return matching.isEmpty ? try otherwise.evaluate(scope) : PathCollection(matching)
    }

    private func matches(_ item: PathValue, _ scope: Scope) -> Bool {
        guard case .element(let element) = item else { return false }
        if let type { return scope.context.types.isSame(element.type, orSpecialises: type) }
        return !element.type.isKnown && element.node[.resourceType]?.textEquals(name) == true
    }
}

/// An item by its position, `input[index]`.
final class IndexerOperation: Operation, @unchecked Sendable {
    private let input: Operation
    private let index: Operation

    init(_ input: Operation, _ index: Operation) {
        self.input = input
        self.index = index
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        let items = try input.evaluate(scope)
        guard let position = try index.evaluate(scope).single("an index") else { return .empty }
        guard let number = position.integer else { throw .execution("an index must be an integer") }
        return .optional(items[number])
    }
}
