import FHIRModel

extension Function {
    /// FHIRPath N1, 5.8, tree navigation.
    static let tree: [Function] = [
        Function("children", 0...0, .children) { (call: FunctionCall) throws(PathError) in
            try TreeWalk.children(of: call.focus, call.context)
        },
        Function("descendants", 0...0, .children) { (call: FunctionCall) throws(PathError) in
            try TreeWalk.descendants(of: call.focus, call.context)
        },
    ]

    /// FHIRPath N1, 5.9, utility functions, and reflection (10.2).
    static let utility: [Function] = [
        Function("trace", 1...2, .input, arguments: .restPerItem) { (call: FunctionCall) throws(PathError) in
            guard let trace = call.context.trace else { return call.focus }
            let name = try call.text(0) ?? ""
            guard call.arguments.count > 1 else {
                trace(name, call.focus)
                return call.focus
            }
            var projected = PathCollection.empty
            try call.forEachItem { (_, scope) throws(PathError) in
                projected.append(contentsOf: try call.arguments[1].evaluate(scope))
            }
            trace(name, projected)
            return call.focus
        },
        Function("now", 0...0, .system(.dateTime)) { .one(.temporal($0.context.moment)) },
        Function("today", 0...0, .system(.date)) { .one(.temporal($0.context.moment.dateOnly)) },
        Function("timeOfDay", 0...0, .system(.time)) { .one(.temporal($0.context.moment.timeOnly)) },
        Function("type", 0...0, .unknown) { call in
            let types = call.focus.map { item in PathValue.type(typeValue(of: item, call.context.types)) }
            return PathCollection(types)
        },
        Function("defineVariable", 1...2, .input, arguments: .restPerItem) { (call: FunctionCall) throws(PathError) in
            guard let name = try call.text(0) else { throw .execution("defineVariable() needs a name") }
            guard call.arguments.count > 1 else {
                try call.scope.define(name, as: call.focus)
                return call.focus
            }
            let inner = Scope(inside: call.scope)
            inner.this = call.focus
            try call.scope.define(name, as: try call.arguments[1].evaluate(inner))
            return call.focus
        },
    ]

    private static func typeValue(of item: PathValue, _ types: PathTypes) -> TypeSpecifierValue {
        if case .element(let element) = item {
            let name = types.name(of: element.type)
            return TypeSpecifierValue(namespace: "FHIR", name: name.isEmpty ? element.node.resourceType ?? "" : name)
        }
        return TypeSpecifierValue(namespace: "System", name: item.systemType?.name ?? "SimpleTypeInfo")
    }
}

extension PathTemporal {
    /// The part behind the `T`, without its zone.
    var timeOnly: PathTemporal {
        var time = PathTemporal(kind: .time, precision: max(precision, .hour))
        (time.hour, time.minute, time.second) = (hour, minute, second)
        (time.nanosecond, time.fractionDigits) = (nanosecond, fractionDigits)
        return time
    }
}
