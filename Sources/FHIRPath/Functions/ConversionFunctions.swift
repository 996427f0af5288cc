/// FHIRPath N1, 5.5, conversion.
extension Function {
    static let conversion: [Function] =
        [
            Function("iif", 2...3, .branches, arguments: .perItem) { input, arguments in
                IifOperation(input, arguments)
            }
        ]
        + pair("Boolean", .boolean) { item in item.convertedToBoolean.map { .boolean($0) } }
        + pair("Integer", .integer) { item in item.convertedToInteger.map { .integer($0) } }
        + pair("Decimal", .decimal) { item in item.convertedToDecimal.map { .decimal($0) } }
        + pair("String", .string) { item in item.convertedToString.map { .string($0) } }
        + pair("Date", .date) { item in item.convertedToDate.map { .temporal($0) } }
        + pair("DateTime", .dateTime) { item in item.convertedToDateTime.map { .temporal($0) } }
        + pair("Time", .time) { item in item.convertedToTime.map { .temporal($0) } }
        + [
            Function("toQuantity", 0...1, .system(.quantity)) { (call: FunctionCall) throws(PathError) in
                .optional(try quantity(call).map { .quantity($0) })
            },
            Function("convertsToQuantity", 0...1, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
                guard try call.item() != nil else { return .empty }
                return .boolean(try quantity(call) != nil)
            },
        ]

    /// `toX` and `convertsToX`.
    private static func pair(
        _ type: String, _ result: SystemType, _ convert: @escaping @Sendable (PathValue) -> PathValue?
    ) -> [Function] {
        [
            Function("to\(type)", 0...0, .system(result)) { (call: FunctionCall) throws(PathError) in
                .optional(try call.item().flatMap(convert))
            },
            Function("convertsTo\(type)", 0...0, .system(.boolean)) { (call: FunctionCall) throws(PathError) in
                guard let item = try call.item() else { return .empty }
                return .boolean(convert(item) != nil)
            },
        ]
    }

    /// With an argument, the quantity in that unit.
    private static func quantity(_ call: FunctionCall) throws(PathError) -> PathQuantity? {
        guard let quantity = try call.item()?.convertedToQuantity else { return nil }
        guard let unit = try call.text(0) else { return quantity }
        guard let from = UnitParser.parse(quantity.unit), let to = UnitParser.parse(unit),
            let value = from.convert(quantity.value, to: to)
        else { return nil }
        return PathQuantity(value: value, unit: unit)
    }
}

/// `iif(criterion, then, otherwise)`: evaluates one branch alone.
final class IifOperation: Operation, @unchecked Sendable {
    private let input: Operation
    private let arguments: [Operation]

    init(_ input: Operation, _ arguments: [Operation]) {
        self.input = input
        self.arguments = arguments
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        let focus = try input.evaluate(scope)
        guard focus.count <= 1 else { throw .execution("iif() needs a single item and got \(focus.count)") }
        let inner = Scope(inside: scope)
        inner.this = focus
        if try arguments[0].truth(inner) == true { return try arguments[1].evaluate(inner) }
        return arguments.count > 2 ? try arguments[2].evaluate(inner) : .empty
    }
}
