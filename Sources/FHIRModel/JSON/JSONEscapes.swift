/// The escapes of JSON strings (RFC 8259, section 7).
enum JSONEscapes {
    /// The text of a string whose escapes were checked when it was parsed.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < text.count else {
                decoded.append(byte)
                index += 1
                continue
            }
            let letter = text[index + 1]
            index += 2
            guard letter == UInt8(ascii: "u") else {
                decoded.append(single(letter) ?? letter)
                continue
            }
            guard var unit = hex(text, at: index) else { continue }
            index += 4
            if (0xD800..<0xDC00).contains(unit), let low = hex(text, at: index + 2) {
                unit = 0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                index += 6
            }
            if let scalar = Unicode.Scalar(unit) { decoded.append(contentsOf: String(Character(scalar)).utf8) }
        }
        return decoded
    }

    /// The character a one-letter escape stands for, or `nil` when there is no such escape.
    static func single(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// The value of four hexadecimal digits, or `nil` when they are not that.
    static func hex(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index >= 0, index + 4 <= text.count else { return nil }
        var value: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = hexDigit(text[index + offset]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
