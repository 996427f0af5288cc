package import FHIRModel

extension Instant {
    /// Whole seconds since 1970, rounded down: the resolution of HTTP dates.
    package var seconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// The preferred form of an HTTP date (RFC 9110 5.6.7), such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    package var httpDate: String {
        let days = Int(seconds.quotientAndFloorRemainder.quotient)
        let second = Int(seconds.quotientAndFloorRemainder.remainder)
        let date = CalendarDay(daysSince1970: days)
        let weekday = Self.weekdays[((days + 4) % 7 + 7) % 7]
        return "\(weekday), \(Self.two(date.day)) \(Self.months[date.month - 1]) \(Self.four(date.year)) "
            + "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60)):\(Self.two(second % 60)) GMT"
    }

    /// Reads that form; `nil` for any other.
    package init?(httpDate text: String) {
        let words = text.split(whereSeparator: { $0 == " " || $0 == ":" })
        guard words.count == 8, words[7] == "GMT", let day = Int(words[1]), (1...31).contains(day),
            let month = Self.months.firstIndex(of: String(words[2])), let year = Int(words[3]),
            (1...9999).contains(year), let hour = Int(words[4]), (0...23).contains(hour), let minute = Int(words[5]),
            (0...59).contains(minute), let second = Int(words[6]), (0...60).contains(second)
        else { return nil }
        let days = CalendarDay(year: year, month: month + 1, day: day).daysSince1970
        self.init(microseconds: Int64(days * 86400 + hour * 3600 + minute * 60 + second) * 1_000_000)
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func four(_ number: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension Int64 {
    /// Days and the seconds of the day, the latter never negative.
    fileprivate var quotientAndFloorRemainder: (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: 86400)
        return remainder < 0 ? (quotient - 1, remainder + 86400) : (quotient, remainder)
    }
}

/// A day of the proleptic Gregorian calendar.
private struct CalendarDay {
    var year: Int
    var month: Int
    var day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The calendar counted from March, so that the leap day ends a year and all months follow one formula.
    init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
