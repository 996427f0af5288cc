import FHIRModel

/// `input.name`: the elements of that name of each item.
final class ChildOperation: Operation, @unchecked Sendable {
    private let input: Operation
    private let name: String
    /// What the input's type says of the name, where the compiler knows it.
    private let known: (type: UInt32, child: PathTypes.Child)?

    init(_ input: Operation, name: String, known: (type: UInt32, child: PathTypes.Child)?) {
        self.input = input
        self.name = name
        self.known = known
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        let context = scope.context
        var result = PathCollection.empty
        switch try input.evaluate(scope) {
        case .empty: break
        case .one(let item): try collect(item, context, &result)
        case .many(let items): for item in items { try collect(item, context, &result) }
        }
        return result
    }

    override func isEmpty(_ scope: Scope) throws(PathError) -> Bool {
        let context = scope.context
        switch try input.evaluate(scope) {
        case .empty: return true
        case .one(let item): return try !exists(item, context)
        case .many(let items):
            for item in items where try exists(item, context) { return false }
            return true
        }
    }

    private func child(of type: PathType, _ context: PathContext) -> PathTypes.Child? {
        if let known, known.type == type.id { return known.child }
        return context.layout(of: type)?.child(name)
    }

    private func collect(_ item: PathValue, _ context: PathContext, _ result: inout PathCollection) throws(PathError) {
        try context.spend()
        switch item {
        case .element(let element):
            guard let container = element.container else { return }
            guard element.type.isKnown else {
                return try UntypedChildren.collect(name, of: container, context, &result)
            }
            guard let child = child(of: element.type, context) else { return }
            if child.forms.count == 1 {
                try Children.collect(child.forms[0], of: container, context, &result)
            } else {
                try Children.collectChoice(child, of: container, context, &result)
            }
        case .type(let type):
            if name == "name" { result.append(.string(type.name)) }
            if name == "namespace" { result.append(.string(type.namespace)) }
        case .quantity(let quantity):
            if name == "value" { result.append(.decimal(quantity.value)) }
            if name == "unit" || name == "code" { result.append(.string(quantity.unit)) }
        default: return
        }
    }

    private func exists(_ item: PathValue, _ context: PathContext) throws(PathError) -> Bool {
        if case .element(let element) = item, let container = element.container, element.type.isKnown {
            guard let child = child(of: element.type, context) else { return false }
            if child.forms.count == 1, let id = child.forms[0].id {
                try context.spend()
                if let value = container[id], !value.isArray { return !value.isNull || container[id.companion] != nil }
            }
        }
        var result = PathCollection.empty
        try collect(item, context, &result)
        return !result.isEmpty
    }
}

/// Finds elements on a tape by what the definitions say of them.
enum Children {
    static func collect(
        _ form: PathTypes.Child.Form, of container: Node, _ context: PathContext, _ result: inout PathCollection
    ) throws(PathError) {
        let value: Node?
        var companion: Node?
        if let id = form.id {
            value = container[id]
            if form.type.isPrimitive { companion = container[id.companion] }
        } else {
            value = container[form.property]
            if form.type.isPrimitive { companion = container["_" + form.property] }
        }
        try append(value, companion, form.type, context, &result)
    }

    static func collectChoice(
        _ child: PathTypes.Child, of container: Node, _ context: PathContext, _ result: inout PathCollection
    ) throws(PathError) {
        for (name, value) in container.members {
            if let form = child.form(name.withoutCompanion) {
                guard name.isCompanion else {
                    try append(
                        value, form.type.isPrimitive ? container[name.companion] : nil, form.type, context, &result)
                    continue
                }
                // A companion is taken with its value where there is one.
                if container[name.withoutCompanion] == nil, form.type.isPrimitive {
                    try append(nil, value, form.type, context, &result)
                }
            }
        }
    }

    /// Adds the element or elements that a property and its `_` companion stand for.
    static func append(
        _ value: Node?, _ companion: Node?, _ type: PathType, _ context: PathContext,
        _ result: inout PathCollection
    ) throws(PathError) {
        if value?.isArray == true || companion?.isArray == true {
            return try appendItems(value, companion, type, context, &result)
        }
        if let value, !value.isNull {
            result.append(.element(PathElement(value, companion: companion, type: actual(type, value, context))))
        } else if let companion, companion.isObject {
            result.append(.element(PathElement(companion, type: type)))
        }
    }

    private static func appendItems(
        _ value: Node?, _ companion: Node?, _ type: PathType, _ context: PathContext,
        _ result: inout PathCollection
    ) throws(PathError) {
        var items: [PathValue] = []
        var values = value.map { $0.elements.makeIterator() }
        var companions = companion.map { $0.elements.makeIterator() }
        while true {
            let next = values?.next()
            let nextCompanion = companions?.next()
            if next == nil, nextCompanion == nil { break }
            try context.spend()
            let object = nextCompanion?.isObject == true ? nextCompanion : nil
            if let next, !next.isNull {
                items.append(.element(PathElement(next, companion: object, type: actual(type, next, context))))
            } else if let object {
                items.append(.element(PathElement(object, type: type)))
            }
        }
        result.append(contentsOf: PathCollection(items))
    }

    /// A resource inside another is of the type it says it is.
    private static func actual(_ type: PathType, _ node: Node, _ context: PathContext) -> PathType {
        guard type.kind == .resource else { return type }
        let own = context.types.type(ofResource: node)
        return own.isKnown ? own : type
    }
}

/// Finds elements by their JSON properties alone, where no definition says what there may be.
enum UntypedChildren {
    static func collect(
        _ name: String, of container: Node, _ context: PathContext, _ result: inout PathCollection
    ) throws(PathError) {
        let value = container[name]
        let companion = container["_" + name]
        if value != nil || companion != nil {
            let type = value.flatMap { $0.isObject ? typeOfResource($0, context) : nil } ?? .unknown
            return try Children.append(value, companion, type, context, &result)
        }
        // A choice element: `value` finds `valueQuantity`.
        for (id, value) in container.members where !id.isCompanion {
            let property = value.nameText
            guard property.hasPrefix(name), let next = property.dropFirst(name.count).unicodeScalars.first,
                ("A"..."Z").contains(next)
            else { continue }
            try Children.append(value, container["_" + property], .unknown, context, &result)
        }
    }

    private static func typeOfResource(_ node: Node, _ context: PathContext) -> PathType? {
        let type = context.types.type(ofResource: node)
        return type.isKnown ? type : nil
    }
}
