/// `lowBoundary`, `highBoundary`, `precision`, `comparable` and parts of dates (FHIRPath 3.0 draft, 5.6 and 6.2).
extension Function {
    static let boundaries: [Function] = [
        Function("lowBoundary", 0...1, .inputItem) { (call: FunctionCall) throws(PathError) in
            try boundary(call, isLow: true)
        },
        Function("highBoundary", 0...1, .inputItem) { (call: FunctionCall) throws(PathError) in
            try boundary(call, isLow: false)
        },
        Function("precision", 0...0, .system(.integer)) { (call: FunctionCall) throws(PathError) in
            guard let item = try call.item() else { return .empty }
            switch item.system {
            case .decimal(let number): return .one(.integer(number.scale))
            case .integer: return .one(.integer(0))
            case .temporal(let value): return .one(.integer(value.digitCount))
            default: throw .execution("precision() is not defined for \(item.typeDescription)")
            }
        },
        Function("comparable", 1...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
            guard let left = try call.item(),
                let right = try call.argument(0).single("an argument of comparable()")
            else { return .empty }
            guard let a = left.quantityOrNumber, let b = right.quantityOrNumber else { return .boolean(false) }
            return .boolean(PathQuantity.areComparable(a, b))
        },
        part("yearOf", .year) { Int($0.year) },
        part("monthOf", .month) { Int($0.month) },
        part("dayOf", .day) { Int($0.day) },
        part("hourOf", .hour) { Int($0.hour) },
        part("minuteOf", .minute) { Int($0.minute) },
        part("secondOf", .second) { Int($0.second) },
        part("millisecondOf", .second) { Int($0.nanosecond) / 1_000_000 },
        Function("timezoneOffsetOf", 0...0, .system(.decimal)) { (call: FunctionCall) throws(PathError) in
            guard let offset = try call.item()?.temporal?.offset else { return .empty }
            return .optional(PathDecimal(Int(offset)).divided(by: PathDecimal(60)).map { .decimal($0) })
        },
        Function("dateOf", 0...0, .system(.date)) { (call: FunctionCall) throws(PathError) in
            guard let value = try call.item()?.temporal, value.kind != .time else { return .empty }
            return .one(.temporal(value.dateOnly))
        },
        Function("timeOf", 0...0, .system(.time)) { (call: FunctionCall) throws(PathError) in
            guard let value = try call.item()?.temporal, value.precision >= .hour else { return .empty }
            return .one(.temporal(value.timeOnly))
        },
    ]

    /// One component of a date or time; empty when the value is less precise.
    private static func part(
        _ name: String, _ precision: PathTemporal.Precision, _ read: @escaping @Sendable (PathTemporal) -> Int
    ) -> Function {
        Function(name, 0...0, .system(.integer)) { (call: FunctionCall) throws(PathError) in
            guard let value = try call.item()?.temporal, value.precision >= precision,
                value.kind != .time || precision >= .hour
            else { return .empty }
            return .one(.integer(read(value)))
        }
    }

    private static func boundary(_ call: FunctionCall, isLow: Bool) throws(PathError) -> PathCollection {
        guard let item = try call.item() else { return .empty }
        let precision = try call.integer(0)
        switch item.system {
        case .integer(let number):
            return .optional(boundary(PathDecimal(number), precision, isLow).map { .decimal($0) })
        case .decimal(let number): return .optional(boundary(number, precision, isLow).map { .decimal($0) })
        case .quantity(let quantity):
            return .optional(boundary(quantity.value, precision, isLow).map { .quantity(quantity.with($0)) })
        case .temporal(let value):
            let digits = precision ?? (value.kind == .date ? 8 : (value.kind == .time ? 9 : 17))
            return .optional(value.boundary(digits: digits, isLow: isLow).map { .temporal($0) })
        default: throw .execution("\(call.function)() is not defined for \(item.typeDescription)")
        }
    }

    /// Half a unit of the last digit away, at so many digits behind the point; 8 when not said, 31 at most.
    private static func boundary(_ value: PathDecimal, _ precision: Int?, _ isLow: Bool) -> PathDecimal? {
        let places = precision ?? 8
        guard places >= 0, places <= 31, value.scale < PathDecimal.maximumScale else { return nil }
        let half = PathDecimal(coefficient: isLow ? -5 : 5, scale: value.scale + 1)
        return value.adding(half)?.bounded(to: places, down: isLow)
    }
}
