#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A point in time: microseconds since 1970-01-01T00:00:00Z, years 1 to 9999.
package struct Instant: Sendable, Hashable, Comparable {
    package let microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The start of a day in UTC.
    package init(_ date: SQLDate) {
        microseconds = Int64(date.daysSince1970) * Instant.microsecondsPerDay
    }

    /// Reads a day and, if there is one, a time and an offset.
    ///
    /// The day is `YYYY-MM-DD`; a blank or `T` and `HH:MM:SS[.ffffff]` may follow, then `Z`, `+00` or `+05:45`.
    /// Without an offset the time is UTC. Digits after the sixth are dropped.
    package init?(text: String) {
        var text = text
        guard let value = text.withUTF8({ Instant(bytes: $0) }) else { return nil }
        self = value
    }

    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DigitReader(bytes)
        guard let date = reader.date() else { return nil }
        var value = Int64(date.daysSince1970) * Instant.microsecondsPerDay
        if !reader.isAtEnd {
            guard reader.skip(UInt8(ascii: " ")) || reader.skip(UInt8(ascii: "T")),
                let time = reader.time(), let offset = reader.offset(), reader.isAtEnd
            else { return nil }
            value += time - offset
        }
        microseconds = value
    }

    /// The present time of the system's clock.
    package static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// The day in UTC.
    package var date: SQLDate? {
        let (day, _) = dayAndTime
        return SQLDate(daysSince1970: Int(day))
    }

    /// `YYYY-MM-DD HH:MM:SS.ffffff` in UTC: the form SQLite stores, which sorts as the instants do.
    package var text: String { text(separator: UInt8(ascii: " "), suffix: nil) }

    /// `YYYY-MM-DDTHH:MM:SS.ffffffZ`.
    package var isoText: String { text(separator: UInt8(ascii: "T"), suffix: UInt8(ascii: "Z")) }

    package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    static let microsecondsPerDay: Int64 = 86_400_000_000

    private var dayAndTime: (day: Int64, time: Int64) {
        let (day, time) = microseconds.quotientAndRemainder(dividingBy: Instant.microsecondsPerDay)
        return time < 0 ? (day - 1, time + Instant.microsecondsPerDay) : (day, time)
    }

    private func text(separator: UInt8, suffix: UInt8?) -> String {
        let (day, time) = dayAndTime
        // Outside the years 1 to 9999 there is no text; the nearest bound sorts on the right side.
        let date = SQLDate(daysSince1970: Int(day)) ?? SQLDate(daysSince1970: day < 0 ? -719_162 : 2_932_896)
        guard let date else { return "" }
        return String(unsafeUninitializedCapacity: 27) { buffer in
            var writer = DigitWriter(buffer)
            writer.date(date)
            writer.byte(separator)
            writer.time(time)
            if let suffix { writer.byte(suffix) }
            return writer.count
        }
    }
}
