/// A point in time in microseconds since 1970-01-01T00:00:00Z (a `timestamptz` column, a FHIR `instant`).
package struct Moment: Sendable, Hashable, Comparable {
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    package static let microsecondsOfDay: Int64 = 86_400_000_000

    /// The start (00:00 UTC) of a day.
    package init(startOf date: CalendarDate) {
        microseconds = Int64(date.daysSinceEpoch) * Self.microsecondsOfDay
    }

    /// The UTC day; days outside the years 1 to 9999 are held at their ends.
    package var date: CalendarDate { CalendarDate(daysSinceEpoch: Int(dayAndTime.day)) }

    package static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    private var dayAndTime: (day: Int64, time: Int64) {
        let (day, time) = microseconds.quotientAndRemainder(dividingBy: Self.microsecondsOfDay)
        return time < 0 ? (day - 1, time + Self.microsecondsOfDay) : (day, time)
    }
}

extension Moment: CustomStringConvertible {
    /// RFC 3339 in UTC with milliseconds, or microseconds where there are any: `2018-03-27T06:43:15.817Z`.
    package var description: String {
        let (day, time) = dayAndTime
        let date = CalendarDate(daysSinceEpoch: Int(day))
        let (seconds, fraction) = Int(time).quotientAndRemainder(dividingBy: 1_000_000)
        let isMilliseconds = fraction % 1_000 == 0
        return String(unsafeUninitializedCapacity: 27) { buffer in
            var writer = FixedDigits(buffer)
            writer.date(date)
            writer.byte(UInt8(ascii: "T"))
            writer.number(seconds / 3_600, digits: 2)
            writer.byte(UInt8(ascii: ":"))
            writer.number(seconds / 60 % 60, digits: 2)
            writer.byte(UInt8(ascii: ":"))
            writer.number(seconds % 60, digits: 2)
            writer.byte(UInt8(ascii: "."))
            writer.number(isMilliseconds ? fraction / 1_000 : fraction, digits: isMilliseconds ? 3 : 6)
            writer.byte(UInt8(ascii: "Z"))
            return writer.count
        }
    }
}

/// Writes numbers of fixed width into a buffer that is large enough.
struct FixedDigits {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func byte(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }

    mutating func number(_ value: Int, digits: Int) {
        var rest = value
        for index in stride(from: count + digits - 1, through: count, by: -1) {
            buffer[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    mutating func date(_ date: CalendarDate) {
        number(date.year, digits: 4)
        byte(UInt8(ascii: "-"))
        number(date.month, digits: 2)
        byte(UInt8(ascii: "-"))
        number(date.day, digits: 2)
    }
}
