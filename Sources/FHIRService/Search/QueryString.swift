import FHIRModel

/// The pairs of a query string or form body (`application/x-www-form-urlencoded`), in order.
package struct QueryString: Sendable, Hashable {
    package struct Pair: Sendable, Hashable {
        package var key: String
        package var value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    package var pairs: [Pair]

    package init(_ pairs: [Pair] = []) { self.pairs = pairs }

    /// Splits and decodes.
    ///
    /// - Throws: ``ServiceError`` of kind `invalid` for a broken percent escape or text that is not UTF-8.
    package init(parsing text: some StringProtocol) throws(ServiceError) {
        pairs = []
        for piece in Array(text.utf8).split(separator: UInt8(ascii: "&")) {
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            let key = try Self.decoded(piece[..<equals])
            let value = try equals == piece.endIndex ? "" : Self.decoded(piece[(equals + 1)...])
            pairs.append(Pair(key: key, value: value))
        }
    }

    /// The value of a key that is given at most once; the last one counts.
    package subscript(_ key: String) -> String? { pairs.last { $0.key == key }?.value }

    /// The pairs as a query again, everything but unreserved characters escaped.
    package var encoded: String {
        var text: [UInt8] = []
        for pair in pairs {
            if !text.isEmpty { text.append(UInt8(ascii: "&")) }
            Self.encode(pair.key, into: &text)
            text.append(UInt8(ascii: "="))
            Self.encode(pair.value, into: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws(ServiceError) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "+"):
                result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex, let high = hexValue(bytes[index + 1]),
                    let low = hexValue(bytes[index + 2])
                else {
                    throw ServiceError(.invalid, "The query holds a '%' that two hexadecimal digits do not follow.")
                }
                result.append(high << 4 | low)
                index += 2
            case let byte:
                result.append(byte)
            }
            index += 1
        }
        guard let text = String(validating: result, as: UTF8.self), !result.contains(0) else {
            throw ServiceError(.invalid, "The query is not UTF-8 text once its escapes are undone.")
        }
        return text
    }

    /// The value of an ASCII hexadecimal digit.
    package static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func encode(_ text: String, into bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: ","):
                bytes.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}
