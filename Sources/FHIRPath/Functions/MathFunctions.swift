/// FHIRPath N1, 5.7, math. A result that is no real number, or has none that fits, is empty.
extension Function {
    static let mathematics: [Function] = [
        Function("abs", 0...0, .input) { (call: FunctionCall) throws(PathError) in
            guard let item = try call.item() else { return .empty }
            switch item.system {
            case .integer(let number): return number == Int.min ? .empty : .one(.integer(abs(number)))
            case .decimal(let number): return .one(.decimal(number.magnitude))
            case .quantity(let quantity): return .one(.quantity(quantity.with(quantity.value.magnitude)))
            default: throw wrongInput(item, call)
            }
        },
        number("ceiling", 0...0, .integer) { number, _ in whole(number.ceiling) },
        number("floor", 0...0, .integer) { number, _ in whole(number.floor) },
        number("truncate", 0...0, .integer) { number, _ in whole(number.truncated) },
        number("exp", 0...0, .decimal) { number, _ in decimal(number.exponential) },
        number("ln", 0...0, .decimal) { number, _ in decimal(number.naturalLogarithm) },
        number("sqrt", 0...0, .decimal) { number, _ in decimal(number.squareRoot) },
        number("log", 1...1, .decimal) { (number, call) throws(PathError) in
            guard let base = try call.number(0) else { return .empty }
            return decimal(number.logarithm(base: base))
        },
        Function("power", 1...1, .input) { (call: FunctionCall) throws(PathError) in
            guard let item = try call.item(), let exponent = try call.number(0) else { return .empty }
            guard let base = item.number else { throw wrongInput(item, call) }
            let power = base.raised(to: exponent)
            // Whole numbers stay whole.
            if item.integer != nil, exponent.scale == 0, let whole = power?.wholeNumber, let power, power.scale == 0 {
                return Int32(exactly: whole) == nil ? decimal(power) : .one(.integer(whole))
            }
            return decimal(power)
        },
        Function("round", 0...1, .system(.decimal)) { (call: FunctionCall) throws(PathError) in
            guard let item = try call.item() else { return .empty }
            let places = try call.integer(0) ?? 0
            guard places >= 0 else { throw .execution("round() needs a precision of 0 or more") }
            if case .quantity(let quantity) = item.system {
                return .optional(
                    quantity.value.rescaled(to: min(places, quantity.value.scale)).map { .quantity(quantity.with($0)) })
            }
            guard let number = item.number else { throw wrongInput(item, call) }
            return decimal(number.rescaled(to: min(places, number.scale)))
        },
        aggregate("sum") { (total, next) in
            guard let a = total.quantityOrNumber, let b = next.quantityOrNumber else { return nil }
            return a.adding(b).map { .quantity($0) }
        },
        Function("min", 0...0, .inputItem) { (call: FunctionCall) throws(PathError) in
            try extreme(call) { $0 < 0 }
        },
        Function("max", 0...0, .inputItem) { (call: FunctionCall) throws(PathError) in
            try extreme(call) { $0 > 0 }
        },
        Function("avg", 0...0, .system(.decimal)) { (call: FunctionCall) throws(PathError) in
            guard !call.focus.isEmpty else { return .empty }
            var sum = PathDecimal.zero
            for item in call.focus {
                guard let number = item.number, let next = sum.adding(number) else { throw wrongInput(item, call) }
                sum = next
            }
            return decimal(sum.divided(by: PathDecimal(call.focus.count)))
        },
    ]

    private static func wrongInput(_ item: PathValue, _ call: FunctionCall) -> PathError {
        .execution("\(call.function)() needs a number, not \(item.typeDescription)")
    }

    private static func decimal(_ value: PathDecimal?) -> PathCollection { .optional(value.map { .decimal($0) }) }

    private static func whole(_ value: Int128) -> PathCollection {
        if let integer = Int32(exactly: value) { return .one(.integer(Int(integer))) }
        return .optional(PathDecimal(checked: value, scale: 0).map { .decimal($0) })
    }

    /// A function of a single number, empty for no input.
    private static func number(
        _ name: String, _ arity: ClosedRange<Int>, _ result: SystemType,
        _ body: @escaping @Sendable (PathDecimal, FunctionCall) throws(PathError) -> PathCollection
    ) -> Function {
        Function(name, arity, .system(result)) { (call: FunctionCall) throws(PathError) in
            guard let item = try call.item() else { return .empty }
            guard let number = item.number else { throw wrongInput(item, call) }
            return try body(number, call)
        }
    }

    private static func aggregate(
        _ name: String, _ combine: @escaping @Sendable (PathValue, PathValue) -> PathValue?
    ) -> Function {
        Function(name, 0...0, .inputItem) { (call: FunctionCall) throws(PathError) in
            guard var total = call.focus.first?.system else { return .empty }
            guard total.quantityOrNumber != nil else { throw wrongInput(total, call) }
            for item in call.focus.items.dropFirst() {
                if let a = total.number, let b = item.number {
                    guard let sum = a.adding(b) else { return .empty }
                    total = sum.wholeNumber.flatMap { sum.scale == 0 ? .integer($0) : nil } ?? .decimal(sum)
                    continue
                }
                guard let next = combine(total, item) else { throw wrongInput(item, call) }
                total = next
            }
            return .one(total)
        }
    }

    private static func extreme(_ call: FunctionCall, _ isBetter: (Int) -> Bool) throws(PathError) -> PathCollection {
        guard var best = call.focus.first else { return .empty }
        for item in call.focus.items.dropFirst() {
            guard let order = try PathValue.compare(item, best) else { return .empty }
            if isBetter(order) { best = item }
        }
        return .one(best)
    }
}
