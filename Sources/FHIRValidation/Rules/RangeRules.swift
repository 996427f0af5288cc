import FHIRModel

/// The value must not be less than the one given (`ElementDefinition.minValue[x]`).
struct MinValueRule: ElementRule {
    let value: DefinedValue

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard let order = ValueOrder.compare(occurrence.node, to: value, isLowerLimit: true, run), order < 0 else {
            return
        }
        run.report(
            .tooSmall, at: occurrence.node, profile: source,
            "the value is less than the least allowed, \(ValueOrder.describe(value))")
    }
}

/// The value must not be greater than the one given (`ElementDefinition.maxValue[x]`).
struct MaxValueRule: ElementRule {
    let value: DefinedValue

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard let order = ValueOrder.compare(occurrence.node, to: value, isLowerLimit: false, run), order > 0 else {
            return
        }
        run.report(
            .tooLarge, at: occurrence.node, profile: source,
            "the value is greater than the greatest allowed, \(ValueOrder.describe(value))")
    }
}

/// Orders values of instances against limits.
enum ValueOrder {
    /// Negative when the value is less, positive when it is greater; `nil` when they cannot be compared.
    static func compare(_ value: Node, to limit: DefinedValue, isLowerLimit: Bool, _ run: ValidationRun) -> Int? {
        if value.kind == .number { return numbers(value.numberText, limit.node.numberText) }
        if value.isObject, limit.node.isObject {
            guard units(value) == units(limit.node) || units(value).isEmpty || units(limit.node).isEmpty else {
                return nil
            }
            return numbers(value[.value]?.numberText, limit.node[.value]?.numberText)
        }
        guard let text = value.string else { return nil }
        if let wanted = limit.node.string { return moments(text, wanted) }
        guard limit.node.isObject, let bound = RelativeDate.apply(limit.node, isLowerLimit: isLowerLimit, run) else {
            return nil
        }
        return moments(text, bound)
    }

    private static func units(_ quantity: Node) -> String {
        guard let code = quantity[.code]?.string else { return quantity[.unit]?.string ?? "" }
        return (quantity[.system]?.string ?? "") + "#" + code
    }

    static func numbers(_ left: String?, _ right: String?) -> Int? {
        guard let left, let right, let first = ExactNumber(left), let second = ExactNumber(right) else { return nil }
        return first == second ? 0 : first < second ? -1 : 1
    }

    /// Dates and times in ISO order; a less precise one stands for its beginning.
    static func moments(_ left: String, _ right: String) -> Int? {
        let first = datePart(left)
        let second = datePart(right)
        return first == second ? 0 : first < second ? -1 : 1
    }

    /// Without the zone.
    private static func datePart(_ text: String) -> Substring {
        guard let time = text.firstIndex(of: "T") else { return text[...] }
        let zone = text[time...].firstIndex { $0 == "Z" || $0 == "+" || $0 == "-" }
        return text[..<(zone ?? text.endIndex)]
    }

    static func describe(_ limit: DefinedValue) -> String {
        guard limit.node.isObject else { return limit.text }
        let unit = limit.node[.code]?.string ?? limit.node[.unit]?.string ?? ""
        return (limit.node[.value]?.numberText ?? "") + (unit.isEmpty ? "" : " " + unit)
    }
}

/// A limit that is so much time from today (`minValueQuantity` and `maxValueQuantity` of dates).
enum RelativeDate {
    /// The day the limit means, as `YYYY-MM-DD`.
    static func apply(_ quantity: Node, isLowerLimit: Bool, _ run: ValidationRun) -> String? {
        guard let text = quantity[.value]?.numberText, let amount = Int(text), abs(amount) < 100_000 else { return nil }
        let unit = quantity[.code]?.string ?? quantity[.unit]?.string ?? ""
        // A lower limit reaches into the past.
        let count = isLowerLimit && amount > 0 ? -amount : amount
        let parts = run.today.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        switch unit {
        case "a", "year", "years": return shifted(parts, months: count * 12)
        case "mo", "month", "months": return shifted(parts, months: count)
        case "wk", "week", "weeks": return shifted(parts, days: count * 7)
        case "d", "day", "days": return shifted(parts, days: count)
        default: return nil
        }
    }

    private static func shifted(_ date: [Int], days: Int) -> String {
        let number = CivilDate.dayNumber(year: date[0], month: date[1], day: date[2]) + days
        let moved = CivilDate.date(ofDayNumber: number)
        return text(moved.year, moved.month, moved.day)
    }

    private static func shifted(_ date: [Int], months: Int) -> String {
        let total = date[0] * 12 + date[1] - 1 + months
        let year = total / 12
        let month = total % 12 + 1
        return text(year, month, min(date[2], CivilDate.daysInMonth(month, year: year)))
    }

    private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
