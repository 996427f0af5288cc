/// A date, date and time, or time of day, known to a certain precision (FHIRPath N1, 5.5 and 2.1.6).
public struct PathTemporal: Sendable, Hashable {
    public enum Kind: UInt8, Sendable {
        case date
        case dateTime
        case time
    }

    /// The last component that is known.
    ///
    /// Seconds and their fraction are one precision (FHIRPath N1, 6.1.1).
    public enum Precision: UInt8, Sendable, Comparable {
        case year
        case month
        case day
        case hour
        case minute
        case second

        public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    public var kind: Kind
    public var precision: Precision
    /// 1 to 9999; 0 for a time.
    var year: Int16 = 0
    var month: UInt8 = 1
    var day: UInt8 = 1
    var hour: UInt8 = 0
    var minute: UInt8 = 0
    var second: UInt8 = 0
    /// Digits of the fraction of a second that are written, 0 to 9.
    var fractionDigits: UInt8 = 0
    var nanosecond: Int32 = 0
    /// Minutes east of UTC, `nil` when the value says no time zone.
    var offset: Int16?

    static let unitsPerFraction: [Int32] = [
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1,
    ]

    static func daysIn(month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The part before the `T`, to its precision.
    var dateOnly: PathTemporal {
        var date = PathTemporal(kind: .date, precision: min(precision, .day))
        (date.year, date.month, date.day) = (year, month, day)
        return date
    }
}

extension PathTemporal: CustomStringConvertible {
    /// ISO 8601 text without `@` and, for a time, without `T`.
    public var description: String {
        var text = ""
        if kind != .time {
            text += Self.padded(Int(year), 4)
            if precision >= .month { text += "-" + Self.padded(Int(month), 2) }
            if precision >= .day { text += "-" + Self.padded(Int(day), 2) }
            guard precision >= .hour else { return text }
            text += "T"
        }
        text += Self.padded(Int(hour), 2)
        if precision >= .minute { text += ":" + Self.padded(Int(minute), 2) }
        if precision >= .second { text += ":" + Self.padded(Int(second), 2) }
        if fractionDigits > 0 {
            let unit = Self.unitsPerFraction[Int(fractionDigits)]
            text += "." + Self.padded(Int(nanosecond / unit), Int(fractionDigits))
        }
        if let offset {
            if offset == 0 { return text + "Z" }
            let minutes = Int(abs(offset))
            text += (offset < 0 ? "-" : "+") + Self.padded(minutes / 60, 2) + ":" + Self.padded(minutes % 60, 2)
        }
        return text
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

extension PathTemporal {
    /// Reads the text of a date, dateTime, instant or time as FHIR and FHIRPath write them.
    ///
    /// `nil` for any other text and for days and times that do not exist. A dateTime may end in a bare `T`.
    public init?(_ text: UnsafeBufferPointer<UInt8>, as kind: Kind) {
        var reader = TemporalReader(text)
        guard let value = reader.read(kind), reader.isAtEnd else { return nil }
        self = value
    }

    public init?(_ text: String, as kind: Kind) {
        var text = text
        guard let value = text.withUTF8({ PathTemporal($0, as: kind) }) else { return nil }
        self = value
    }
}

/// Reads temporal text from the front of some bytes and stops behind it.
struct TemporalReader {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { position == text.count }

    mutating func read(_ kind: PathTemporal.Kind) -> PathTemporal? {
        var value = PathTemporal(kind: kind, precision: .year)
        if kind == .time {
            guard readTime(into: &value) else { return nil }
            return value
        }
        guard let year = digits(4), year > 0 else { return nil }
        value.year = Int16(year)
        if accept("-", followedByDigits: 2) {
            guard let month = digits(2), month >= 1, month <= 12 else { return nil }
            (value.month, value.precision) = (UInt8(month), .month)
            if accept("-", followedByDigits: 2) {
                guard let day = digits(2), day >= 1, day <= PathTemporal.daysIn(month: month, year: year) else {
                    return nil
                }
                (value.day, value.precision) = (UInt8(day), .day)
            }
        }
        guard kind == .dateTime, accept("T") else { return value }
        guard peekDigits(2) else { return value }
        guard value.precision == .day, readTime(into: &value), readOffset(into: &value) else { return nil }
        return value
    }

    private mutating func readTime(into value: inout PathTemporal) -> Bool {
        guard let hour = digits(2), hour < 24 else { return false }
        (value.hour, value.precision) = (UInt8(hour), .hour)
        guard accept(":", followedByDigits: 2) else { return true }
        guard let minute = digits(2), minute < 60 else { return false }
        (value.minute, value.precision) = (UInt8(minute), .minute)
        guard accept(":", followedByDigits: 2) else { return true }
        // 60 is a leap second.
        guard let second = digits(2), second <= 60 else { return false }
        (value.second, value.precision) = (UInt8(second), .second)
        guard accept(".", followedByDigits: 1) else { return true }
        while let digit = digits(1) {
            guard value.fractionDigits < 9 else { continue }
            value.fractionDigits += 1
            value.nanosecond += Int32(digit) * PathTemporal.unitsPerFraction[Int(value.fractionDigits)]
        }
        return true
    }

    /// Reads a time zone when there is one; false when it is none that exists.
    mutating func readOffset(into value: inout PathTemporal) -> Bool {
        if accept("Z") {
            value.offset = 0
            return true
        }
        let isNegative = position < text.count && text[position] == UInt8(ascii: "-")
        guard accept("+", followedByDigits: 2) || accept("-", followedByDigits: 2) else { return true }
        guard let hours = digits(2), accept(":", followedByDigits: 2), let minutes = digits(2), hours <= 14,
            minutes < 60
        else { return false }
        value.offset = Int16((hours * 60 + minutes) * (isNegative ? -1 : 1))
        return true
    }

    private mutating func accept(_ character: Unicode.Scalar, followedByDigits count: Int = 0) -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
        position += 1
        if peekDigits(count) { return true }
        position -= 1
        return false
    }

    private func peekDigits(_ count: Int) -> Bool {
        guard position + count <= text.count else { return false }
        for index in position..<(position + count) where text[index] < 48 || text[index] > 57 { return false }
        return true
    }

    private mutating func digits(_ count: Int) -> Int? {
        guard peekDigits(count) else { return nil }
        var value = 0
        for _ in 0..<count {
            value = value * 10 + Int(text[position] - 48)
            position += 1
        }
        return value
    }
}
