extension JSONParser {
    /// Reads the string that begins at the quote under the cursor.
    @inline(__always)
    mutating func string(_ name: UInt16) throws(ParseError) {
        let text = at + 1
        let (end, flags) = try stringEnd(from: text)
        try append(name, kind: .string, offset: text - start, length: end - text, flags: flags)
        at = end + 1
    }

    /// Finds the closing quote of a string whose text begins at `text`.
    /// - Returns: where the quote stands, and ``TapeNode/hasEscapes`` if need be.
    @inline(__always)
    mutating func stringEnd(
        from text: UnsafePointer<UInt8>
    ) throws(ParseError) -> (end: UnsafePointer<UInt8>, flags: UInt8) {
        var here = text
        var bits: UInt64 = 0
        while true {
            let word = WordScan.load(here)
            let stops = WordScan.stringStops(word)
            bits |= word
            if stops == 0 {
                here += 8
                continue
            }
            here += WordScan.firstByte(stops)
            if here.pointee != UInt8(ascii: "\"") { return try escapedStringEnd(from: here, of: text) }
            // A byte behind the string may set a top bit too, which costs a look and no more.
            if bits & WordScan.topBits != 0 { try checkEncoding(from: text, to: here) }
            return (here, 0)
        }
    }

    /// The rest of a string from its first `\` or control character on.
    @inline(never)
    private mutating func escapedStringEnd(
        from first: UnsafePointer<UInt8>, of text: UnsafePointer<UInt8>
    ) throws(ParseError) -> (end: UnsafePointer<UInt8>, flags: UInt8) {
        var here = first
        while true {
            switch here.pointee {
            case UInt8(ascii: "\""):
                try checkEncoding(from: text, to: here)
                return (here, TapeNode.hasEscapes)
            case UInt8(ascii: "\\"):
                at = here
                here += try escapeLength(at: here)
            case 0..<0x20:
                at = here
                if offset >= count { throw error(.unexpectedEnd, "the text ends inside a string") }
                throw error(
                    .syntax, "a control character \(Self.hexadecimal(here.pointee)) stands unescaped in a string")
            default:
                let stops = WordScan.stringStops(WordScan.load(here))
                here += stops == 0 ? 8 : WordScan.firstByte(stops)
            }
        }
    }

    /// Bytes of the escape that begins at `here`, once it is known to stand for a character.
    private func escapeLength(at here: UnsafePointer<UInt8>) throws(ParseError) -> Int {
        let rest = UnsafeBufferPointer(start: here, count: max(start + count - here, 0))
        guard rest.count > 1 else { throw error(.unexpectedEnd, "the text ends inside a string") }
        guard rest[1] == UInt8(ascii: "u") else {
            if JSONEscapes.single(rest[1]) != nil { return 2 }
            throw error(.syntax, "'\\' is followed by \(Self.quote(rest[1])), which is no JSON escape")
        }
        guard let unit = JSONEscapes.hex(rest, at: 2) else {
            throw error(.syntax, "'\\u' is not followed by four hexadecimal digits")
        }
        guard (0xD800..<0xE000).contains(unit) else { return 6 }
        guard unit < 0xDC00, rest.count >= 12, rest[6] == UInt8(ascii: "\\"), rest[7] == UInt8(ascii: "u"),
            let low = JSONEscapes.hex(rest, at: 8), (0xDC00..<0xE000).contains(low)
        else { throw error(.encoding, "an escape is one half of a surrogate pair, which is no character") }
        return 12
    }

    /// Reads a number (RFC 8259, section 6), kept as its characters.
    @inline(__always)
    mutating func number(_ name: UInt16) throws(ParseError) {
        let first = at
        var here = at
        var flags: UInt8 = 0
        if here.pointee == UInt8(ascii: "-") { here += 1 }
        if here.pointee == UInt8(ascii: "0") {
            here += 1
        } else {
            here = try digits(from: here)
        }
        if here.pointee == UInt8(ascii: ".") {
            here = try digits(from: here + 1)
            flags = TapeNode.isFractional
        }
        if here.pointee | 0x20 == UInt8(ascii: "e") {
            here += 1
            if here.pointee == UInt8(ascii: "+") || here.pointee == UInt8(ascii: "-") { here += 1 }
            here = try digits(from: here)
            flags = TapeNode.isFractional
        }
        at = here
        // "01" and "1x" are not two tokens to anybody who reads them.
        if here.pointee &- UInt8(ascii: "0") < 10 { throw error(.syntax, "a number begins with a superfluous zero") }
        try append(name, kind: .number, offset: first - start, length: here - first, flags: flags)
    }

    /// Skips one or more digits.
    @inline(__always)
    private mutating func digits(from first: UnsafePointer<UInt8>) throws(ParseError) -> UnsafePointer<UInt8> {
        var here = first
        while here.pointee &- UInt8(ascii: "0") < 10 { here += 1 }
        if here == first {
            at = here
            throw unexpected("a digit")
        }
        return here
    }

    /// Reads `true`, `false` or `null`.
    @inline(__always)
    mutating func literal(_ name: UInt16) throws(ParseError) {
        let word = UInt32(truncatingIfNeeded: WordScan.load(at))
        // The four letters as they lie in a little-endian word.
        if word == 0x6575_7274 {
            try append(name, kind: .boolean, offset: offset, length: 4, flags: 0)
            at += 4
        } else if word == 0x736C_6166, at[4] == UInt8(ascii: "e") {
            try append(name, kind: .boolean, offset: offset, length: 5, flags: 0)
            at += 5
        } else if word == 0x6C6C_756E {
            try append(name, kind: .null, offset: offset, length: 4, flags: 0)
            at += 4
        } else {
            throw unexpected("a value")
        }
        let next = at.pointee | 0x20
        if next >= UInt8(ascii: "a"), next <= UInt8(ascii: "z") { throw unexpected("',' or a closing bracket") }
    }
}
