extension Function {
    /// FHIRPath N1, 5.3, subsetting.
    static let subsetting: [Function] = [
        Function("single", 0...0, .inputItem) { (call: FunctionCall) throws(PathError) in
            .optional(try call.item())
        },
        Function("first", 0...0, .inputItem, input: .ordered) { .optional($0.focus.first) },
        Function("last", 0...0, .inputItem, input: .ordered) { .optional($0.focus.last) },
        Function("tail", 0...0, .input, input: .ordered) { PathCollection(Array($0.focus.items.dropFirst())) },
        Function("skip", 1...1, .input, input: .ordered) { (call: FunctionCall) throws(PathError) in
            guard let count = try call.integer(0) else { return .empty }
            return count <= 0 ? call.focus : PathCollection(Array(call.focus.items.dropFirst(count)))
        },
        Function("take", 1...1, .input, input: .ordered) { (call: FunctionCall) throws(PathError) in
            guard let count = try call.integer(0), count > 0 else { return .empty }
            return PathCollection(Array(call.focus.items.prefix(count)))
        },
        Function("intersect", 1...1, .input) { (call: FunctionCall) throws(PathError) in
            let set = try set(call.argument(0), call)
            return try PathCollection(call.focus.items.filter { set.contains($0) }).distinct(call.context)
        },
        Function("exclude", 1...1, .input) { (call: FunctionCall) throws(PathError) in
            let set = try set(call.argument(0), call)
            return PathCollection(call.focus.items.filter { !set.contains($0) })
        },
    ]

    /// FHIRPath N1, 5.4, combining.
    static let combining: [Function] = [
        Function("union", 1...1, .inputAndArgument) { (call: FunctionCall) throws(PathError) in
            var both = call.focus
            both.append(contentsOf: try call.argument(0))
            return try both.distinct(call.context)
        },
        Function("combine", 1...2, .inputAndArgument) { (call: FunctionCall) throws(PathError) in
            var both = call.focus
            both.append(contentsOf: try call.argument(0))
            try call.context.spend(both.count)
            return both
        },
    ]

    private static func set(_ items: PathCollection, _ call: FunctionCall) throws(PathError) -> ItemSet {
        try call.context.spend(items.count + call.focus.count)
        var set = ItemSet()
        for item in items { _ = set.insert(item) }
        return set
    }
}
