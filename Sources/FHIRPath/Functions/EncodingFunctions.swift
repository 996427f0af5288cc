/// `encode`, `decode`, `escape` and `unescape` (FHIRPath 3.0 draft, 5.6.13 to 5.6.16).
extension Function {
    static let encoding: [Function] = [
        text("encode", 1...1, .string) { (text, call) throws(PathError) in
            guard let format = try call.text(0) else { return .empty }
            let bytes = Array(text.utf8)
            switch format {
            case "hex": return .one(.string(TextEncoding.hexadecimal(bytes)))
            case "base64": return .one(.string(TextEncoding.base64(bytes, isForURL: false)))
            case "urlbase64": return .one(.string(TextEncoding.base64(bytes, isForURL: true)))
            default: return .empty
            }
        },
        text("decode", 1...1, .string) { (text, call) throws(PathError) in
            guard let format = try call.text(0) else { return .empty }
            let bytes: [UInt8]?
            switch format {
            case "hex": bytes = TextEncoding.fromHexadecimal(text)
            case "base64", "urlbase64": bytes = TextEncoding.fromBase64(text, isForURL: format == "urlbase64")
            default: bytes = nil
            }
            guard let bytes, let decoded = String(validating: bytes, as: UTF8.self) else { return .empty }
            return .one(.string(decoded))
        },
        text("escape", 1...1, .string) { (text, call) throws(PathError) in
            switch try call.text(0) {
            case "html": return .one(.string(TextEncoding.escapedHTML(text)))
            case "json": return .one(.string(TextEncoding.escapedJSON(text)))
            default: return .empty
            }
        },
        text("unescape", 1...1, .string) { (text, call) throws(PathError) in
            switch try call.text(0) {
            case "html": return .one(.string(TextEncoding.unescapedHTML(text)))
            case "json": return .one(.string(TextEncoding.unescapedJSON(text)))
            default: return .empty
            }
        },
    ]
}

/// Text in other alphabets.
enum TextEncoding {
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func fromHexadecimal(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func hexValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }

    private static func alphabet(isForURL: Bool) -> [UInt8] {
        Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
            + Array((isForURL ? "-_" : "+/").utf8)
    }

    /// RFC 4648, 4 and 5, with padding.
    static func base64(_ bytes: [UInt8], isForURL: Bool) -> String {
        let alphabet = alphabet(isForURL: isForURL)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = UInt32(0)
            for index in 0..<3 { bits = bits << 8 | UInt32(start + index < bytes.count ? bytes[start + index] : 0) }
            for index in 0..<4 {
                let value = Int(bits >> UInt32(18 - index * 6) & 63)
                result.append(index <= group.count ? alphabet[value] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func fromBase64(_ text: String, isForURL: Bool) -> [UInt8]? {
        let alphabet = alphabet(isForURL: isForURL)
        var values: [UInt8: UInt32] = [:]
        for (index, letter) in alphabet.enumerated() { values[letter] = UInt32(index) }
        var letters = Array(text.utf8)
        while letters.last == UInt8(ascii: "="), letters.count > 0 { letters.removeLast() }
        guard letters.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        var bits = UInt32(0)
        var count = 0
        for letter in letters {
            guard let value = values[letter] else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    static func escapedHTML(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func unescapedHTML(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            guard let end = rest.prefix(12).firstIndex(of: ";"),
                let scalar = entity(rest[rest.index(after: ampersand)..<end])
            else {
                result += "&"
                rest = rest.dropFirst()
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func entity(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return "\u{A0}"
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.flatMap { Unicode.Scalar($0) }
        }
    }

    static func escapedJSON(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Escapes that are none stay as they are.
    static func unescapedJSON(_ text: String) -> String {
        let simple: [Unicode.Scalar: Unicode.Scalar] = [
            "\"": "\"", "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t", "b": "\u{8}", "f": "\u{C}",
        ]
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "\\", index + 1 < scalars.count else {
                result.append(scalars[index])
                index += 1
                continue
            }
            if let plain = simple[scalars[index + 1]] {
                result.append(plain)
                index += 2
            } else if scalars[index + 1] == "u", index + 6 <= scalars.count,
                let code = UInt32(scalars[(index + 2)..<(index + 6)].map { String(Character($0)) }.joined(), radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                result.append(scalar)
                index += 6
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return String(result)
    }
}
