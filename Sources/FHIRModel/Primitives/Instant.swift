/// A point in time in whole microseconds, as `instant` and `dateTime` with time and zone have it (FHIR R4, 2.24.0.1).
public struct Instant: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z, negative before.
    public let microseconds: Int64

    /// The instant so many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    /// Reads `2015-02-07T13:28:17.239+02:00`: date, time with seconds, and zone; digits past the sixth are cut.
    ///
    /// `nil` for anything else. A leap second counts as the first second of the next minute.
    public init?(_ text: String) {
        guard let parts = DateTimeParts(text), let second = parts.second, let offset = parts.offsetMinutes,
            let month = parts.month, let day = parts.day, let hour = parts.hour, let minute = parts.minute
        else { return nil }
        let days = CivilDate.dayNumber(year: parts.year, month: month, day: day)
        let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second
        self.init(microseconds: Int64(seconds) * 1_000_000 + Int64(parts.microsecond))
    }

    /// The instant in UTC, like `2026-02-03T04:05:06.789Z`, with three digits of fraction, or six when they matter.
    public var text: String {
        let (seconds, micros) = microseconds.floorDivided(by: 1_000_000)
        let (day, second) = seconds.floorDivided(by: 86_400)
        let date = CivilDate.date(ofDayNumber: Int(day))
        let time = Int(second)
        var text = "\(pad(date.year, 4))-\(pad(date.month, 2))-\(pad(date.day, 2))"
        text += "T\(pad(time / 3_600, 2)):\(pad(time / 60 % 60, 2)):\(pad(time % 60, 2))"
        text += micros % 1_000 == 0 ? ".\(pad(Int(micros) / 1_000, 3))Z" : ".\(pad(Int(micros), 6))Z"
        return text
    }

    private func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Instant: CustomStringConvertible {
    public var description: String { text }
}

extension Int64 {
    /// Quotient rounded down and the remainder that is not negative.
    fileprivate func floorDivided(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
