/// A decimal with a unit (FHIRPath N1, 2.1.6.7 and System.Quantity).
public struct PathQuantity: Sendable {
    public let value: PathDecimal
    /// A UCUM code, or the singular keyword of a calendar duration.
    public let unit: String
    /// Whether ``unit`` is a keyword such as `year`, not a UCUM code.
    public let isCalendarDuration: Bool

    public init(value: PathDecimal, unit: String = "1") {
        self.value = value
        self.unit = unit.isEmpty ? "1" : unit
        isCalendarDuration = false
    }

    init(value: PathDecimal, calendar: CalendarUnit) {
        self.value = value
        unit = calendar.keyword
        isCalendarDuration = true
    }

    private init(value: PathDecimal, like other: PathQuantity) {
        self.value = value
        unit = other.unit
        isCalendarDuration = other.isCalendarDuration
    }

    /// The same unit with another number.
    func with(_ value: PathDecimal) -> PathQuantity { PathQuantity(value: value, like: self) }

    /// The unit in which dates are counted that this is, when it is one.
    var calendarUnit: CalendarUnit? { CalendarUnit(unit: unit) }

    /// The code to compare by: `nil` for a calendar duration that equals no UCUM unit.
    private var exactCode: String? { isCalendarDuration ? CalendarUnit(keyword: unit)?.definiteCode : unit }

    private var equivalentCode: String {
        isCalendarDuration ? CalendarUnit(keyword: unit)?.equivalentCode ?? unit : unit
    }

    /// The order of two quantities, or `nil` where their units cannot be compared.
    static func compare(_ left: PathQuantity, _ right: PathQuantity) -> Int? {
        if left.unit == right.unit, left.isCalendarDuration == right.isCalendarDuration {
            return PathDecimal.compare(left.value, right.value)
        }
        guard let leftCode = left.exactCode, let rightCode = right.exactCode else {
            return compareYearsAndMonths(left, right)
        }
        if leftCode == rightCode { return PathDecimal.compare(left.value, right.value) }
        guard let leftUnit = UnitParser.parse(leftCode), let rightUnit = UnitParser.parse(rightCode),
            let converted = leftUnit.convert(left.value, to: rightUnit)
        else { return nil }
        return PathDecimal.compare(converted, right.value)
    }

    /// A year is twelve months, whatever their length.
    private static func compareYearsAndMonths(_ left: PathQuantity, _ right: PathQuantity) -> Int? {
        guard left.isCalendarDuration, right.isCalendarDuration, let leftMonths = left.months,
            let rightMonths = right.months
        else { return nil }
        return PathDecimal.compare(leftMonths, rightMonths)
    }

    private var months: PathDecimal? {
        switch CalendarUnit(keyword: unit) {
        case .year: value.multiplied(by: PathDecimal(12))
        case .month: value
        default: nil
        }
    }

    /// Whether both measure the same thing.
    static func areComparable(_ left: PathQuantity, _ right: PathQuantity) -> Bool {
        left.with(.one).converted(to: right) != nil
    }

    /// This quantity's number in another's unit.
    private func converted(to other: PathQuantity) -> PathDecimal? {
        let (from, to) = (equivalentCode, other.equivalentCode)
        if from == to { return value }
        guard let unit = UnitParser.parse(from), let target = UnitParser.parse(to) else { return nil }
        return unit.convert(value, to: target)
    }

    /// Equivalence: equal after rounding to the digits of the less precise (FHIRPath N1, 6.1.2).
    static func areEquivalent(_ left: PathQuantity, _ right: PathQuantity) -> Bool {
        let (leftCode, rightCode) = (left.equivalentCode, right.equivalentCode)
        if leftCode == rightCode { return PathValue.areEquivalent(left.value, right.value) }
        guard let leftUnit = UnitParser.parse(leftCode), let rightUnit = UnitParser.parse(rightCode) else {
            return false
        }
        // In the larger of both units, where a number has the fewest digits.
        if leftUnit.isLarger(than: rightUnit) {
            guard let converted = rightUnit.convert(right.value, to: leftUnit) else { return false }
            return PathValue.areEquivalent(left.value, converted.normalized)
        }
        guard let converted = leftUnit.convert(left.value, to: rightUnit) else { return false }
        return PathValue.areEquivalent(converted.normalized, right.value)
    }

    /// The sum in the more granular unit of the two; `nil` where they cannot be added.
    func adding(_ other: PathQuantity) -> PathQuantity? {
        if unit == other.unit, isCalendarDuration == other.isCalendarDuration {
            return value.adding(other.value).map { with($0) }
        }
        guard let code = exactCode, let otherCode = other.exactCode, let own = UnitParser.parse(code),
            let others = UnitParser.parse(otherCode)
        else { return nil }
        if own.isLarger(than: others) {
            return own.convert(value, to: others)?.adding(other.value).map { other.with($0) }
        }
        return others.convert(other.value, to: own)?.adding(value).map { with($0) }
    }

    /// The product, with the units multiplied (FHIRPath N1, 6.6.1).
    func multiplied(by other: PathQuantity) -> PathQuantity? {
        guard let product = value.multiplied(by: other.value) else { return nil }
        if other.unit == "1" { return with(product) }
        if unit == "1" { return other.with(product) }
        return PathQuantity(value: product, unit: Self.joined(exactCode, ".", other.exactCode))
    }

    /// The quotient, with the units divided (FHIRPath N1, 6.6.2).
    func divided(by other: PathQuantity) -> PathQuantity? {
        guard let quotient = value.divided(by: other.value) else { return nil }
        if other.unit == "1" { return with(quotient) }
        if unit == other.unit { return PathQuantity(value: quotient) }
        return PathQuantity(value: quotient, unit: Self.joined(unit == "1" ? "" : exactCode, "/", other.exactCode))
    }

    private static func joined(_ left: String?, _ separator: String, _ right: String?) -> String {
        var right = right ?? ""
        if right.contains(".") || right.contains("/") { right = "(\(right))" }
        return (left ?? "") + separator + right
    }
}

extension PathQuantity: CustomStringConvertible {
    /// `1.5 'mg'`, or `3 days` for a calendar duration.
    public var description: String {
        guard isCalendarDuration else { return "\(value) '\(unit)'" }
        return "\(value) \(unit)\(value == .one ? "" : "s")"
    }
}
