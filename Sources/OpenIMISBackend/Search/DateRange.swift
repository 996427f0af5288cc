import OpenIMIS

/// The instants that a date of a search covers: `2026` a year, `2026-01` a month, `2026-01-31T08:00` a minute.
struct DateRange {
    /// Microseconds since 1970, included.
    let low: Int64
    /// Microseconds since 1970, excluded.
    let high: Int64

    /// Reads a date or time; `nil` for anything else.
    ///
    /// Times without a zone are UTC, as openIMIS's own are.
    init?(_ text: String) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let days = Self.days(parts[0]) else { return nil }
        let day = Moment.microsecondsOfDay
        guard parts.count == 2 else {
            low = Int64(days.first) * day
            high = Int64(days.end) * day
            return
        }
        guard days.isDay, let time = Self.time(parts[1]) else { return nil }
        low = Int64(days.first) * day + time.start
        high = low + time.length
    }

    /// Days since 1970 from the first to the one after the last.
    private static func days(_ text: Substring) -> (first: Int, end: Int, isDay: Bool)? {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(fields.count) else { return nil }
        var numbers: [Int] = []
        for (field, width) in zip(fields, widths) {
            guard let number = digits(field, width) else { return nil }
            numbers.append(number)
        }
        guard
            let start = CalendarDate(
                year: numbers[0], month: numbers.count > 1 ? numbers[1] : 1, day: numbers.count > 2 ? numbers[2] : 1)
        else { return nil }
        let first = start.daysSinceEpoch
        switch numbers.count {
        case 1:
            return (first, first + (CalendarDate.days(inMonth: 2, of: start.year) == 29 ? 366 : 365), false)
        case 2:
            return (first, first + CalendarDate.days(inMonth: start.month, of: start.year), false)
        default:
            return (first, first + 1, true)
        }
    }

    /// Microseconds from the start of the day in UTC, and how many the written precision covers.
    private static func time(_ text: Substring) -> (start: Int64, length: Int64)? {
        let (clock, offset): (Substring, Int)
        if text.hasSuffix("Z") {
            (clock, offset) = (text.dropLast(), 0)
        } else if let mark = text.lastIndex(where: { "+- ".contains($0) }) {
            // A '+' that was not escaped arrives as a blank.
            let zone = text[text.index(after: mark)...].split(separator: ":", omittingEmptySubsequences: false)
            guard zone.count == 2, let hours = digits(zone[0], 2), let minutes = digits(zone[1], 2), hours <= 14,
                minutes < 60
            else { return nil }
            (clock, offset) = (text[..<mark], (text[mark] == "-" ? -1 : 1) * (hours * 60 + minutes))
        } else {
            (clock, offset) = (text, 0)
        }
        let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(fields.count), let hour = digits(fields[0], 2), hour < 24,
            let minute = digits(fields[1], 2), minute < 60
        else { return nil }
        var start = Int64(hour * 60 + minute - offset) * 60_000_000
        guard fields.count == 3 else { return (start, 60_000_000) }
        let seconds = fields[2].split(separator: ".", omittingEmptySubsequences: false)
        guard seconds.count <= 2, let second = digits(seconds[0], 2), second < 60 else { return nil }
        start += Int64(second) * 1_000_000
        guard seconds.count == 2 else { return (start, 1_000_000) }
        let fraction = seconds[1].prefix(6)
        guard !fraction.isEmpty, seconds[1].utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let value = Int64(fraction)
        else { return nil }
        var unit: Int64 = 1
        for _ in fraction.utf8.count..<6 { unit *= 10 }
        return (start + value * unit, unit)
    }

    private static func digits(_ text: Substring, _ count: Int) -> Int? {
        guard text.utf8.count == count, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return Int(text)
    }
}

/// A number of a search and the bounds of what its written precision covers: `100` is 99.5 to 100.5.
struct NumberRange {
    let value: String
    let low: String
    let high: String

    /// `nil` when the text is no plain decimal of at most 17 digits.
    init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        let digits = parts[0] + decimals
        guard parts.count == 1 || !decimals.isEmpty, digits.utf8.count <= 17,
            digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let magnitude = Int64(digits)
        else { return nil }
        let scaled = (isNegative ? -magnitude : magnitude) * 10
        value = Self.text(scaled, decimals.utf8.count + 1)
        low = Self.text(scaled - 5, decimals.utf8.count + 1)
        high = Self.text(scaled + 5, decimals.utf8.count + 1)
    }

    private static func text(_ scaled: Int64, _ decimals: Int) -> String {
        var digits = String(scaled.magnitude)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        return (scaled < 0 ? "-" : "") + digits.dropLast(decimals) + "." + digits.suffix(decimals)
    }
}
