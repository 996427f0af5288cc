/// Reads dates and times of fixed width from bytes.
struct DigitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Steps over `byte` if it comes next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// `YYYY-MM-DD`.
    mutating func date() -> SQLDate? {
        guard let year = number(digits: 4), skip(UInt8(ascii: "-")), let month = number(digits: 2),
            skip(UInt8(ascii: "-")), let day = number(digits: 2)
        else { return nil }
        return SQLDate(year: year, month: month, day: day)
    }

    /// `HH:MM:SS[.f…]` in microseconds; 24:00:00 and the leap second 60 are accepted as their next instant.
    mutating func time() -> Int64? {
        guard let hour = number(digits: 2), hour <= 24, skip(UInt8(ascii: ":")), let minute = number(digits: 2),
            minute < 60, skip(UInt8(ascii: ":")), let second = number(digits: 2), second <= 60
        else { return nil }
        var fraction: Int64 = 0
        if skip(UInt8(ascii: ".")) {
            guard let digits = fractionDigits() else { return nil }
            fraction = digits
        }
        return Int64(hour * 3600 + minute * 60 + second) * 1_000_000 + fraction
    }

    /// `Z`, `+HH`, `+HHMM` or `+HH:MM` in microseconds; nothing means UTC.
    mutating func offset() -> Int64? {
        if isAtEnd || skip(UInt8(ascii: "Z")) { return 0 }
        let sign: Int64 = skip(UInt8(ascii: "-")) ? -1 : 1
        guard sign < 0 || skip(UInt8(ascii: "+")), let hours = number(digits: 2), hours < 24 else { return nil }
        var minutes = 0
        if skip(UInt8(ascii: ":")) || !isAtEnd {
            guard let read = number(digits: 2), read < 60 else { return nil }
            minutes = read
        }
        return sign * Int64(hours * 3600 + minutes * 60) * 1_000_000
    }

    private mutating func number(digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for index in position..<position + digits {
            guard let digit = DigitReader.digit(bytes[index]) else { return nil }
            value = value * 10 + digit
        }
        position += digits
        return value
    }

    private mutating func fractionDigits() -> Int64? {
        var value: Int64 = 0
        var scale: Int64 = 100_000
        let start = position
        while position < bytes.count, let digit = DigitReader.digit(bytes[position]) {
            value += Int64(digit) * scale
            scale /= 10
            position += 1
        }
        return position > start ? value : nil
    }

    private static func digit(_ byte: UInt8) -> Int? {
        let value = byte &- UInt8(ascii: "0")
        return value < 10 ? Int(value) : nil
    }
}
