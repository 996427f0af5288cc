/// FHIRPath N1, 5.2, filtering and projection; `ofType` is compiled like the operator `as`.
extension Function {
    /// Items `repeat` may find.
    private static let repeatLimit = 1_000_000

    static let filtering: [Function] = [
        Function("where", 1...1, .input, arguments: .perItem) { input, arguments in
            WhereOperation(input, arguments[0])
        },
        Function("select", 1...1, .argument(0), arguments: .perItem) { (call: FunctionCall) throws(PathError) in
            var result = PathCollection.empty
            try call.forEachItem { (_, scope) throws(PathError) in
                let part = try call.arguments[0].evaluate(scope)
                try call.context.spend(part.count)
                result.append(contentsOf: part)
            }
            return result
        },
        Function("repeat", 1...1, .unknown, arguments: .perItem) { (call: FunctionCall) throws(PathError) in
            try repeated(call, isDistinct: true)
        },
        Function("repeatAll", 1...1, .unknown, arguments: .perItem) { (call: FunctionCall) throws(PathError) in
            try repeated(call, isDistinct: false)
        },
        Function("aggregate", 1...2, .unknown, arguments: .firstPerItem) { (call: FunctionCall) throws(PathError) in
            var total = try call.argument(1)
            try call.forEachItem { (_, scope) throws(PathError) in
                scope.total = total
                total = try call.arguments[0].evaluate(scope)
                try call.context.spend(total.count)
            }
            return total
        },
        Function("sort", 0...8, .input, arguments: .perItem) { (call: FunctionCall) throws(PathError) in
            try sorted(call)
        },
        Function("coalesce", 1...32, .unknown) { (call: FunctionCall) throws(PathError) in
            for argument in call.arguments {
                let value = try argument.evaluate(call.scope)
                if !value.isEmpty { return value }
            }
            return .empty
        },
    ]

    /// Projects again and again until nothing new is found.
    private static func repeated(_ call: FunctionCall, isDistinct: Bool) throws(PathError) -> PathCollection {
        var found: [PathValue] = []
        var seen = ItemSet()
        var level = call.focus
        while !level.isEmpty {
            var next: [PathValue] = []
            let inner = Scope(inside: call.scope)
            for (position, item) in level.enumerated() {
                inner.move(to: item, at: position)
                for result in try call.arguments[0].evaluate(inner) {
                    try call.context.spend()
                    if !isDistinct || seen.insert(result) { next.append(result) }
                }
            }
            found.append(contentsOf: next)
            guard found.count <= repeatLimit else { throw .execution("repeat() finds more than \(repeatLimit) items") }
            level = PathCollection(next)
        }
        return PathCollection(found)
    }

    /// Sorts by the arguments in turn, a minus before one meaning descending; items without a key come first either way.
    private static func sorted(_ call: FunctionCall) throws(PathError) -> PathCollection {
        var rows: [(item: PathValue, keys: [PathValue?])] = []
        let keys = call.arguments.map { ($0 as? SortKeyOperation)?.key ?? $0 }
        let isDescending = call.arguments.map { $0 is SortKeyOperation }
        try call.forEachItem { (item, scope) throws(PathError) in
            var values: [PathValue?] = []
            for key in keys { values.append(try key.evaluate(scope).single("a sort key")) }
            rows.append((item, keys.isEmpty ? [item] : values))
        }
        try call.context.spend(rows.count * 16)
        var failure: PathError?
        // Stable: equal keys keep their order.
        let order = rows.indices.sorted { left, right in
            for index in rows[left].keys.indices {
                var order = 0
                switch (rows[left].keys[index], rows[right].keys[index]) {
                case (nil, nil): order = 0
                case (nil, _): return true
                case (_, nil): return false
                case (let a?, let b?):
                    do throws(PathError) {
                        order = try PathValue.compare(a, b) ?? 0
                    } catch {
                        failure = error
                    }
                }
                if order != 0 { return (order < 0) != (index < isDescending.count && isDescending[index]) }
            }
            return left < right
        }
        if let failure { throw failure }
        return PathCollection(order.map { rows[$0].item })
    }
}

/// A sort key with a minus before it.
final class SortKeyOperation: Operation, @unchecked Sendable {
    let key: Operation

    init(_ key: Operation) { self.key = key }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection { try key.evaluate(scope) }
}

/// The function `where(criteria)`.
final class WhereOperation: Operation, @unchecked Sendable {
    private let input: Operation
    private let criteria: Operation

    init(_ input: Operation, _ criteria: Operation) {
        self.input = input
        self.criteria = criteria
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        var result = PathCollection.empty
        try search(scope) { item in
            result.append(item)
            return true
        }
        return result
    }

    override func isEmpty(_ scope: Scope) throws(PathError) -> Bool {
        var isEmpty = true
        try search(scope) { _ in
            isEmpty = false
            return false
        }
        return isEmpty
    }

    /// Calls `body` with each item that meets the criteria until it answers false.
    private func search(_ scope: Scope, _ body: (PathValue) -> Bool) throws(PathError) {
        let items = try input.evaluate(scope)
        if items.isEmpty { return }
        let inner = Scope(inside: scope)
        var position = 0
        for item in items {
            try scope.context.spend()
            inner.move(to: item, at: position)
            if try criteria.truth(inner) == true, !body(item) { return }
            position += 1
        }
    }
}
