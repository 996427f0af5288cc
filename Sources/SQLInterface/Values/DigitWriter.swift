/// Writes dates and times of fixed width into a buffer.
struct DigitWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func byte(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }

    mutating func date(_ date: SQLDate) {
        number(date.year, digits: 4)
        byte(UInt8(ascii: "-"))
        number(date.month, digits: 2)
        byte(UInt8(ascii: "-"))
        number(date.day, digits: 2)
    }

    /// `HH:MM:SS.ffffff` of the microseconds of a day.
    mutating func time(_ microseconds: Int64) {
        let (seconds, fraction) = Int(microseconds).quotientAndRemainder(dividingBy: 1_000_000)
        number(seconds / 3600, digits: 2)
        byte(UInt8(ascii: ":"))
        number(seconds / 60 % 60, digits: 2)
        byte(UInt8(ascii: ":"))
        number(seconds % 60, digits: 2)
        byte(UInt8(ascii: "."))
        number(fraction, digits: 6)
    }

    private mutating func number(_ value: Int, digits: Int) {
        var rest = value
        var index = count + digits
        while index > count {
            index -= 1
            buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }
}
