/// The escapes of JSON strings (RFC 8259, section 7).
enum JSONEscapes {
    /// The text of a string whose escapes were checked when it was parsed.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
                let run = index
                repeat { index += 1 } while index < text.count && text[index] != UInt8(ascii: "\\")
                decoded.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<index]))
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

    /// Adds text as the inside of a JSON string, escaping quotes, backslashes and control characters alone.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard let base = text.baseAddress else { return }
        var index = 0
        var runStart = 0
        while index < text.count {
            if index &+ 8 <= text.count {
                let stops = WordScan.stringStops(WordScan.load(base + index))
                if stops == 0 {
                    index &+= 8
                    continue
                }
                index &+= WordScan.firstByte(stops)
            } else if base[index] >= 0x20, base[index] != UInt8(ascii: "\""), base[index] != UInt8(ascii: "\\") {
                index &+= 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(start: base + runStart, count: index - runStart))
            let (escape, count) = escape(of: base[index])
            withUnsafeBytes(of: escape.littleEndian) { bytes.append(contentsOf: $0.prefix(count)) }
            index &+= 1
            runStart = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(start: base + runStart, count: text.count - runStart))
    }

    /// The escape of a byte that may not stand in a string: its characters as a little-endian word, and their number.
    static func escape(of byte: UInt8) -> (word: UInt64, count: Int) {
        let letter: UInt8 =
            switch byte {
            case 0x08: UInt8(ascii: "b")
            case 0x09: UInt8(ascii: "t")
            case 0x0A: UInt8(ascii: "n")
            case 0x0C: UInt8(ascii: "f")
            case 0x0D: UInt8(ascii: "r")
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
            default: 0
            }
        guard letter == 0 else { return (UInt64(letter) << 8 | 0x5C, 2) }
        // "\u00" and two digits.
        let digits: StaticString = "0123456789abcdef"
        let high = UInt64(digits.utf8Start[Int(byte >> 4)])
        let low = UInt64(digits.utf8Start[Int(byte & 15)])
        return (0x3030_755C | high << 32 | low << 40, 6)
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
