/// Units in which dates and times are counted (FHIRPath N1, 6.6.7).
enum CalendarUnit: UInt8, Sendable {
    case year
    case month
    case week
    case day
    case hour
    case minute
    case second
    case millisecond

    /// The keyword, singular or plural, as in `3 months`.
    init?(keyword: some StringProtocol) {
        switch keyword {
        case "year", "years": self = .year
        case "month", "months": self = .month
        case "week", "weeks": self = .week
        case "day", "days": self = .day
        case "hour", "hours": self = .hour
        case "minute", "minutes": self = .minute
        case "second", "seconds": self = .second
        case "millisecond", "milliseconds": self = .millisecond
        default: return nil
        }
    }

    /// A keyword or the UCUM code of about the same length.
    init?(unit: String) {
        switch unit {
        case "a": self = .year
        case "mo": self = .month
        case "wk": self = .week
        case "d": self = .day
        case "h": self = .hour
        case "min": self = .minute
        case "s": self = .second
        case "ms": self = .millisecond
        default:
            guard let unit = CalendarUnit(keyword: unit) else { return nil }
            self = unit
        }
    }

    var keyword: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .week: "week"
        case .day: "day"
        case .hour: "hour"
        case .minute: "minute"
        case .second: "second"
        case .millisecond: "millisecond"
        }
    }

    /// The UCUM code that equals it, for units of a fixed length; years and months equal none (FHIRPath N1, 2.1.6.7).
    var definiteCode: String? {
        switch self {
        case .year, .month: nil
        case .week: "wk"
        case .day: "d"
        case .hour: "h"
        case .minute: "min"
        case .second: "s"
        case .millisecond: "ms"
        }
    }

    /// The UCUM code it is equivalent to.
    var equivalentCode: String {
        switch self {
        case .year: "a"
        case .month: "mo"
        default: definiteCode ?? ""
        }
    }
}

extension PathTemporal {
    /// Moves by a whole number of units; `nil` outside the years 1 to 9999.
    ///
    /// A value that is less precise than the unit moves by as many of its own smallest unit as fit: 24 months are
    /// 2 years for `@2014` (FHIRPath N1, 6.6.7).
    func adding(_ amount: Int, _ unit: CalendarUnit) -> PathTemporal? {
        guard abs(amount) < 1 << 40 else { return nil }
        switch unit {
        case .year: return kind == .time ? nil : adding(months: amount * 12)
        case .month: return kind == .time ? nil : adding(months: precision == .year ? amount / 12 * 12 : amount)
        case .week: return kind == .time ? nil : adding(days: amount * 7)
        case .day: return kind == .time ? nil : adding(days: amount)
        case .hour: return adding(seconds: amount * 3_600, nanoseconds: 0)
        case .minute: return adding(seconds: amount * 60, nanoseconds: 0)
        case .second: return adding(seconds: amount, nanoseconds: 0)
        case .millisecond:
            return adding(seconds: amount / 1_000, nanoseconds: amount % 1_000 * 1_000_000)
        }
    }

    private func adding(months: Int) -> PathTemporal? {
        let total = Int(year) * 12 + Int(month) - 1 + months
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        guard total >= 12, newYear <= 9_999 else { return nil }
        var result = self
        (result.year, result.month) = (Int16(newYear), UInt8(newMonth))
        // The last day of a month stays within the month it moves to.
        result.day = min(day, UInt8(Self.daysIn(month: newMonth, year: newYear)))
        return result
    }

    private func adding(days amount: Int) -> PathTemporal? {
        switch precision {
        case .year: return adding(months: amount / 365 * 12)
        case .month: return adding(months: amount / 30)
        default:
            let date = Self.date(days: Self.days(year: Int(year), month: Int(month), day: Int(day)) + amount)
            guard date.year >= 1, date.year <= 9_999 else { return nil }
            var result = self
            (result.year, result.month, result.day) = (Int16(date.year), UInt8(date.month), UInt8(date.day))
            return result
        }
    }

    private func adding(seconds amount: Int, nanoseconds: Int) -> PathTemporal? {
        switch precision {
        case .year, .month, .day: return adding(days: amount / 86_400)
        case .hour: return moved(seconds: amount / 3_600 * 3_600, nanoseconds: 0)
        case .minute: return moved(seconds: amount / 60 * 60, nanoseconds: 0)
        case .second:
            return moved(seconds: amount, nanoseconds: nanoseconds)
        }
    }

    private func moved(seconds: Int, nanoseconds: Int) -> PathTemporal? {
        var result = self
        var fraction = Int(nanosecond) + nanoseconds
        var carry = fraction / 1_000_000_000
        fraction -= carry * 1_000_000_000
        if fraction < 0 {
            fraction += 1_000_000_000
            carry -= 1
        }
        result.nanosecond = Int32(fraction)
        if nanoseconds != 0 { result.fractionDigits = max(3, fractionDigits) }
        var total = localSeconds + seconds + carry
        if kind == .time { total = ((total % 86_400) + 86_400) % 86_400 }
        let lowest = Self.days(year: 1, month: 1, day: 1) * 86_400
        let highest = Self.days(year: 10_000, month: 1, day: 1) * 86_400
        guard kind == .time || (total >= lowest && total < highest) else { return nil }
        result.setLocalSeconds(total)
        return result
    }
}
