/// Splits an expression into tokens.
struct Lexer {
    private let text: [UInt8]
    private(set) var position = 0

    init(_ text: String) { self.text = Array(text.utf8) }

    private func byte(at index: Int) -> UInt8 { index < text.count ? text[index] : 0 }
    private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private func isNameStart(_ byte: UInt8) -> Bool {
        (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == UInt8(ascii: "_")
    }

    /// The next token and where it begins.
    mutating func next() throws(PathError) -> (token: Token, offset: Int) {
        try skipBlanks()
        let start = position
        guard start < text.count else { return (.end, start) }
        let first = text[start]
        if isNameStart(first) { return (.identifier(name()), start) }
        if isDigit(first) { return (number(), start) }
        switch first {
        case UInt8(ascii: "'"): return (.string(try quoted(by: first, what: "string")), start)
        case UInt8(ascii: "`"): return (.quotedIdentifier(try quoted(by: first, what: "name")), start)
        case UInt8(ascii: "@"): return (try temporal(), start)
        case UInt8(ascii: "%"): return (.variable(try variable()), start)
        case UInt8(ascii: "$"):
            position += 1
            let word = name()
            guard ["this", "index", "total"].contains(word) else {
                throw PathError(.syntax, "'$\(word)' is not one of $this, $index, $total", at: start)
            }
            return (.special(word), start)
        default: return (.symbol(try symbol()), start)
        }
    }

    private mutating func skipBlanks() throws(PathError) {
        while position < text.count {
            switch text[position] {
            case 9, 10, 13, 32: position += 1
            case 0xC2 where byte(at: position + 1) == 0xA0: position += 2
            case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "/"):
                while position < text.count, text[position] != 10, text[position] != 13 { position += 1 }
            case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "*"):
                let start = position
                position += 2
                while position < text.count,
                    !(text[position] == UInt8(ascii: "*") && byte(at: position + 1) == UInt8(ascii: "/"))
                {
                    position += 1
                }
                guard position < text.count else { throw PathError(.syntax, "the comment has no end", at: start) }
                position += 2
            default: return
            }
        }
    }

    private mutating func name() -> String {
        let start = position
        while position < text.count, isNameStart(text[position]) || isDigit(text[position]) { position += 1 }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func number() -> Token {
        let start = position
        while isDigit(byte(at: position)) { position += 1 }
        guard byte(at: position) == UInt8(ascii: "."), isDigit(byte(at: position + 1)) else {
            return .integer(String(decoding: text[start..<position], as: UTF8.self))
        }
        position += 1
        while isDigit(byte(at: position)) { position += 1 }
        return .decimal(String(decoding: text[start..<position], as: UTF8.self))
    }

    private mutating func variable() throws(PathError) -> String {
        let start = position
        position += 1
        switch byte(at: position) {
        case UInt8(ascii: "`"): return try quoted(by: UInt8(ascii: "`"), what: "name")
        case UInt8(ascii: "'"): return try quoted(by: UInt8(ascii: "'"), what: "name")
        // The spelling before FHIRPath N1, which some profiles still have.
        case UInt8(ascii: "\""): return try quoted(by: UInt8(ascii: "\""), what: "name")
        default:
            guard isNameStart(byte(at: position)) else {
                throw PathError(.syntax, "'%' must be followed by a name", at: start)
            }
            let nameStart = position
            while position < text.count,
                isNameStart(text[position]) || isDigit(text[position]) || text[position] == UInt8(ascii: "-")
            {
                // A hyphen belongs to the name in %vs-… and %ext-… alone; elsewhere it is a minus.
                if text[position] == UInt8(ascii: "-") {
                    let prefix = String(decoding: text[nameStart..<position], as: UTF8.self)
                    guard prefix == "vs" || prefix == "ext" || prefix.hasPrefix("vs-") || prefix.hasPrefix("ext-")
                    else { break }
                }
                position += 1
            }
            return String(decoding: text[nameStart..<position], as: UTF8.self)
        }
    }

    private mutating func temporal() throws(PathError) -> Token {
        let start = position
        position += 1
        let isTime = byte(at: position) == UInt8(ascii: "T")
        if isTime { position += 1 }
        guard isDigit(byte(at: position)) else {
            throw PathError(.syntax, "'@' must be followed by a date or time", at: start)
        }
        let (value, length) = text[position...].withUnsafeBufferPointer { rest -> (PathTemporal?, Int) in
            var reader = TemporalReader(rest)
            guard !isTime else { return (reader.read(.time), reader.position) }
            guard var value = reader.read(.dateTime) else { return (nil, 0) }
            let hasTime = reader.position > 0 && rest[..<reader.position].contains(UInt8(ascii: "T"))
            if !hasTime { value.kind = .date }
            return (value, reader.position)
        }
        guard let value, length > 0 else {
            let from = position
            while isDigit(byte(at: position)) || [45, 58, 84, 43, 90].contains(byte(at: position)) { position += 1 }
            return .malformedTemporal(String(decoding: text[from..<position], as: UTF8.self))
        }
        position += length
        guard isTime else { return .temporal(value) }
        // A zone behind a time is read, so that what is refused is the value and not the text.
        let zoneLength = text[position...].withUnsafeBufferPointer { rest -> Int in
            var reader = TemporalReader(rest)
            var ignored = value
            return reader.readOffset(into: &ignored) ? reader.position : 0
        }
        guard zoneLength > 0 else { return .temporal(value) }
        position += zoneLength
        return .malformedTemporal(value.description)
    }

    /// Text between two of the same marks, with FHIRPath's escapes (FHIRPath N1, 2.1.6.2).
    private mutating func quoted(by mark: UInt8, what: String) throws(PathError) -> String {
        let start = position
        position += 1
        var bytes: [UInt8] = []
        while position < text.count, text[position] != mark {
            guard text[position] == UInt8(ascii: "\\") else {
                bytes.append(text[position])
                position += 1
                continue
            }
            position += 1
            let escape = byte(at: position)
            position += 1
            switch escape {
            case UInt8(ascii: "n"): bytes.append(10)
            case UInt8(ascii: "r"): bytes.append(13)
            case UInt8(ascii: "t"): bytes.append(9)
            case UInt8(ascii: "f"): bytes.append(12)
            case UInt8(ascii: "u"): try appendUnicode(to: &bytes)
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
                bytes.append(escape)
            default:
                throw PathError(.syntax, "the \(what) has an unknown escape", at: position - 2)
            }
        }
        guard position < text.count else { throw PathError(.syntax, "the \(what) has no end", at: start) }
        position += 1
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func appendUnicode(to bytes: inout [UInt8]) throws(PathError) {
        let start = position - 2
        guard var code = hexadecimal() else {
            throw PathError(.syntax, "'\\u' needs four hexadecimal digits", at: start)
        }
        if code >= 0xD800, code < 0xDC00, byte(at: position) == UInt8(ascii: "\\"),
            byte(at: position + 1) == UInt8(ascii: "u")
        {
            position += 2
            guard let low = hexadecimal(), low >= 0xDC00, low < 0xE000 else {
                throw PathError(.syntax, "half of a surrogate pair", at: start)
            }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw PathError(.syntax, "half of a surrogate pair", at: start) }
        bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
    }

    private mutating func hexadecimal() -> UInt32? {
        guard position + 4 <= text.count else { return nil }
        guard let code = UInt32(String(decoding: text[position..<(position + 4)], as: UTF8.self), radix: 16) else {
            return nil
        }
        position += 4
        return code
    }

    private mutating func symbol() throws(PathError) -> Token.Symbol {
        if position + 1 < text.count,
            let two = Token.Symbol(rawValue: String(decoding: text[position...(position + 1)], as: UTF8.self))
        {
            position += 2
            return two
        }
        if text[position] < 128, let one = Token.Symbol(rawValue: String(UnicodeScalar(text[position]))) {
            position += 1
            return one
        }
        throw PathError(.syntax, "unexpected character", at: position)
    }
}
