import FHIRModel

/// What FHIR adds to the language (FHIR R4, fhirpath 2.1.9.1).
extension Function {
    static let fhir: [Function] = [
        Function("hasValue", 0...0, .system(.boolean)) { input, _ in HasValueOperation(input) },
        Function("getValue", 0...0, .unknown) { (call: FunctionCall) throws(PathError) in
            guard case .one(.element(let element)) = call.focus, element.type.isPrimitive else { return .empty }
            return .optional(element.systemValue)
        },
        Function("extension", 1...1, .extensions) { (call: FunctionCall) throws(PathError) in
            guard let url = try call.text(0) else { return .empty }
            return try extensions(url, call)
        },
        Function("hasExtension", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            guard let url = try call.text(0) else { return .boolean(false) }
            return .boolean(try !extensions(url, call).isEmpty)
        },
        Function("resolve", 0...0, .unknown) { (call: FunctionCall) throws(PathError) in
            var result = PathCollection.empty
            for item in call.focus {
                try call.context.spend()
                guard let reference = reference(of: item) else { continue }
                if let target = try call.context.resolve(reference, from: item.element) {
                    result.append(.element(target))
                }
            }
            return result
        },
        Function("conformsTo", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            guard let item = try call.item(), let profile = try call.text(0) else { return .empty }
            guard let host = call.context.host else { throw .unsupported("conformsTo") }
            guard let element = item.element else { return .boolean(false) }
            guard let conforms = try host.conforms(element, to: profile) else {
                throw .execution("conformsTo() names a profile that is not known")
            }
            return .boolean(conforms)
        },
        Function("memberOf", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            guard let item = try call.item(), let canonical = try call.text(0) else { return .empty }
            guard let host = call.context.host else { throw .unsupported("memberOf") }
            return .boolean(try host.isMember(item, ofValueSet: canonical))
        },
        Function("subsumes", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try subsumption(call, isReversed: false)
        },
        Function("subsumedBy", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try subsumption(call, isReversed: true)
        },
        narrative("htmlChecks"),
        // The name that drafts of R4 had, and which some invariants still use.
        narrative("htmlchecks"),
        narrative("htmlChecks1"),
        narrative("htmlChecks2"),
        Function("elementDefinition", 0...0, .unknown) { (_: FunctionCall) throws(PathError) in
            throw .unsupported("elementDefinition")
        },
        Function("slice", 2...2, .unknown) { (_: FunctionCall) throws(PathError) in throw .unsupported("slice") },
        Function("checkModifiers", 0...32, .unknown) { (_: FunctionCall) throws(PathError) in
            throw .unsupported("checkModifiers")
        },
    ]

    private static func narrative(_ name: String) -> Function {
        Function(name, 0...0, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            guard let element = try call.item()?.element else { return .empty }
            guard let host = call.context.host else { throw .unsupported("htmlChecks") }
            return .boolean(try host.isAllowedNarrative(element))
        }
    }

    private static func extensions(_ url: String, _ call: FunctionCall) throws(PathError) -> PathCollection {
        var result = PathCollection.empty
        let type = call.context.types.type(named: "Extension") ?? .unknown
        for item in call.focus {
            guard let list = item.element?.container?[.extension] else { continue }
            for node in list.elements {
                try call.context.spend()
                if node[.url]?.textEquals(url) == true { result.append(.element(PathElement(node, type: type))) }
            }
        }
        return result
    }

    /// The reference an item is: a Reference, or a uri, url or canonical.
    private static func reference(of item: PathValue) -> String? {
        if case .element(let element) = item, element.node.isObject { return element.node[.reference]?.string }
        return item.string
    }

    private static func subsumption(_ call: FunctionCall, isReversed: Bool) throws(PathError) -> PathCollection {
        guard let item = try call.item(), let other = try call.argument(0).single("\(call.function)()") else {
            return .empty
        }
        guard let host = call.context.host else { throw .unsupported(call.function) }
        return .boolean(isReversed ? try host.subsumes(other, item) : try host.subsumes(item, other))
    }
}

/// `hasValue()`: whether the input is one primitive with a value.
final class HasValueOperation: LogicalOperation, @unchecked Sendable {
    private let input: Operation

    init(_ input: Operation) { self.input = input }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? {
        switch try input.evaluate(scope) {
        case .one(.element(let element)): element.hasValue
        case .one(.type): false
        case .one: true
        case .empty, .many: false
        }
    }
}
