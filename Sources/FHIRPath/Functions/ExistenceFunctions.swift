/// FHIRPath N1, 5.1, existence.
extension Function {
    static let existence: [Function] = [
        Function("empty", 0...0, .system(.boolean)) { input, _ in EmptyOperation(input, wanted: true) },
        Function("exists", 0...1, .system(.boolean), arguments: .perItem) { input, arguments in
            EmptyOperation(arguments.first.map { WhereOperation(input, $0) } ?? input, wanted: false)
        },
        Function("not", 0...0, .system(.boolean)) { input, _ in NotOperation(input) },
        Function("all", 1...1, .system(.boolean), arguments: .perItem) { input, arguments in
            AllOperation(input, arguments[0])
        },
        Function("allTrue", 0...0, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try allAre(true, call)
        },
        Function("anyTrue", 0...0, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try anyIs(true, call)
        },
        Function("allFalse", 0...0, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try allAre(false, call)
        },
        Function("anyFalse", 0...0, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try anyIs(false, call)
        },
        Function("subsetOf", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try isSubset(call.focus, of: call.argument(0), call)
        },
        Function("supersetOf", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            try isSubset(call.argument(0), of: call.focus, call)
        },
        Function("count", 0...0, .system(.integer)) { .one(.integer($0.focus.count)) },
        Function("distinct", 0...0, .input) { (call: FunctionCall) throws(PathError) in
            try call.focus.distinct(call.context)
        },
        Function("isDistinct", 0...0, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            .boolean(try call.focus.distinct(call.context).count == call.focus.count)
        },
    ]

    private static func truth(of item: PathValue, _ call: FunctionCall) throws(PathError) -> Bool {
        guard let truth = item.boolean else {
            throw .execution("\(call.function)() needs booleans and got \(item.typeDescription)")
        }
        return truth
    }

    private static func allAre(_ wanted: Bool, _ call: FunctionCall) throws(PathError) -> PathCollection {
        var result = true
        for item in call.focus where try truth(of: item, call) != wanted { result = false }
        return .boolean(result)
    }

    private static func anyIs(_ wanted: Bool, _ call: FunctionCall) throws(PathError) -> PathCollection {
        var result = false
        for item in call.focus where try truth(of: item, call) == wanted { result = true }
        return .boolean(result)
    }

    private static func isSubset(
        _ items: PathCollection, of others: PathCollection, _ call: FunctionCall
    ) throws(PathError) -> PathCollection {
        try call.context.spend(items.count + others.count)
        var set = ItemSet()
        for item in others { _ = set.insert(item) }
        return .boolean(items.allSatisfy { set.contains($0) })
    }
}

/// `empty()` and `exists()`.
final class EmptyOperation: LogicalOperation, @unchecked Sendable {
    private let input: Operation
    private let wanted: Bool

    init(_ input: Operation, wanted: Bool) {
        self.input = input
        self.wanted = wanted
    }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? { try input.isEmpty(scope) == wanted }
}

/// The function `not()`.
final class NotOperation: LogicalOperation, @unchecked Sendable {
    private let input: Operation

    init(_ input: Operation) { self.input = input }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? { try input.truth(scope).map { !$0 } }
}

/// The function `all(criteria)`.
final class AllOperation: LogicalOperation, @unchecked Sendable {
    private let input: Operation
    private let criteria: Operation

    init(_ input: Operation, _ criteria: Operation) {
        self.input = input
        self.criteria = criteria
    }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? {
        let items = try input.evaluate(scope)
        if items.isEmpty { return true }
        let inner = Scope(inside: scope)
        var position = 0
        for item in items {
            try scope.context.spend()
            inner.move(to: item, at: position)
            guard try criteria.truth(inner) == true else { return false }
            position += 1
        }
        return true
    }
}
