/// Walks over text that is mostly digits of a fixed number.
struct DigitScanner {
    private let text: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { index == text.count }

    /// Takes exactly so many digits, or nothing.
    mutating func number(digits: Int) -> Int? {
        guard index + digits <= text.count else { return nil }
        var value = 0
        for byte in text[index..<(index + digits)] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        index += digits
        return value
    }

    /// Skips the digits that come next and tells how many they were.
    mutating func skipDigits() -> Int {
        let first = index
        while index < text.count, text[index] &- UInt8(ascii: "0") < 10 { index &+= 1 }
        return index &- first
    }

    /// Takes the digits that come next, however many.
    mutating func digits() -> String {
        let first = index
        _ = skipDigits()
        return String(decoding: text[first..<index], as: UTF8.self)
    }

    /// Takes one certain ASCII character if it comes next.
    @inline(__always)
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < text.count, text[index] == UInt8(truncatingIfNeeded: character.value) else { return false }
        index += 1
        return true
    }
}
