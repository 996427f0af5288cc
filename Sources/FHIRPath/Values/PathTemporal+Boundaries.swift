/// `lowBoundary`, `highBoundary` and `precision` of dates and times (FHIRPath 3.0 draft, 5.6.9 and 5.6.10).
extension PathTemporal {
    /// Digits that are given: 4 for a year up to 17 for milliseconds, 9 for a time with milliseconds.
    var digitCount: Int {
        let seconds = fractionDigits > 0 ? 17 : 14
        let count =
            switch precision {
            case .year: 4
            case .month: 6
            case .day: 8
            case .hour: 10
            case .minute: 12
            case .second: seconds
            }
        return kind == .time ? count - 8 : count
    }

    /// The earliest or latest moment this value may mean, told with `digits` digits; `nil` for a precision
    /// this kind of value does not have.
    func boundary(digits: Int, isLow: Bool) -> PathTemporal? {
        guard let (target, fraction) = Self.target(digits: digits, isTime: kind == .time) else { return nil }
        var result = self
        if precision < .month { result.month = isLow ? 1 : 12 }
        if precision < .day {
            result.day = isLow ? 1 : UInt8(Self.daysIn(month: Int(result.month), year: Int(year)))
        }
        if precision < .hour { result.hour = isLow ? 0 : 23 }
        if precision < .minute { result.minute = isLow ? 0 : 59 }
        if precision < .second { result.second = isLow ? 0 : 59 }
        if !isLow, fractionDigits < 9 {
            // 10:30:00.5 reaches to 10:30:00.599…, in milliseconds.
            let unit = Self.unitsPerFraction[Int(fractionDigits)]
            result.nanosecond += unit - 1
        }
        result.precision = target
        result.fractionDigits = fraction ? 3 : 0
        result.nanosecond = fraction ? result.nanosecond / 1_000_000 * 1_000_000 : 0
        if target < .hour { result.offset = nil }
        if kind == .date, target >= .hour { result.kind = .dateTime }
        if kind == .dateTime, target < .hour { result.kind = .date }
        if result.kind == .dateTime, target >= .hour, offset == nil {
            // The earliest moment of a local time is in the zone furthest east.
            result.offset = isLow ? 14 * 60 : -12 * 60
        }
        return result.clearedBelowPrecision
    }

    private var clearedBelowPrecision: PathTemporal {
        var result = self
        if precision < .month { result.month = 1 }
        if precision < .day { result.day = 1 }
        if precision < .hour { result.hour = 0 }
        if precision < .minute { result.minute = 0 }
        if precision < .second { result.second = 0 }
        return result
    }

    private static func target(digits: Int, isTime: Bool) -> (Precision, fraction: Bool)? {
        switch isTime ? digits + 8 : digits {
        case 4: isTime ? nil : (.year, false)
        case 6: isTime ? nil : (.month, false)
        case 8: isTime ? nil : (.day, false)
        case 10: (.hour, false)
        case 12: (.minute, false)
        case 14: (.second, false)
        case 17: (.second, true)
        default: nil
        }
    }
}
