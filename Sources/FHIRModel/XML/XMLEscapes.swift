/// The characters that XML text and attribute values cannot have as they are (XML 1.0, 2.4 and 3.3.3).
enum XMLEscapes {
    static func appendText(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        for byte in text {
            if let escape = escape(of: byte, inAttribute: false) {
                bytes.append(contentsOf: escape)
            } else {
                bytes.append(byte)
            }
        }
    }

    static func appendAttribute(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        for byte in text {
            if let escape = escape(of: byte, inAttribute: true) {
                bytes.append(contentsOf: escape)
            } else {
                bytes.append(byte)
            }
        }
    }

    /// What is written instead of a byte, or `nil` for the byte itself.
    ///
    /// White space in attributes is escaped, because a reader turns what is not into plain spaces.
    static func escape(of byte: UInt8, inAttribute: Bool) -> UnsafeBufferPointer<UInt8>? {
        let text: StaticString
        switch byte {
        case UInt8(ascii: "&"): text = "&amp;"
        case UInt8(ascii: "<"): text = "&lt;"
        case UInt8(ascii: ">"): text = "&gt;"
        case UInt8(ascii: "\""):
            guard inAttribute else { return nil }
            text = "&quot;"
        case 0x09:
            guard inAttribute else { return nil }
            text = "&#9;"
        case 0x0A:
            guard inAttribute else { return nil }
            text = "&#10;"
        case 0x0D: text = "&#13;"
        default: return nil
        }
        return UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }
}
