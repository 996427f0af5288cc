/// Refuses tags with thousands of attributes before the parser sees them: it compares each attribute with all before.
enum XMLTagLimit {
    /// Attributes and namespace declarations of one tag; FHIR's own have three, narrative's a handful.
    static let mostAttributes = 1_000
    /// Namespace declarations that are in force at one place; each use of a prefix looks through them.
    static let mostNamespaces = 500

    /// Offset of the first tag with too many attributes; `nil` when there is none.
    static func firstFault(in text: UnsafeBufferPointer<UInt8>) -> Int? {
        // A thousand attributes need five bytes each, and no value can hold a '<'.
        let harmless = mostAttributes * 5
        guard let base = text.baseAddress, text.count > harmless else { return nil }
        var last = 0
        var at = 0
        while at < text.count {
            if at + 8 <= text.count, WordScan.zeroBytes(WordScan.load(base + at) ^ 0x3C3C_3C3C_3C3C_3C3C) == 0 {
                at &+= 8
                continue
            }
            if base[at] == UInt8(ascii: "<") {
                if at - last > harmless, hasTooMany(text[last..<at]) { return last }
                last = at
            }
            at &+= 1
        }
        return hasTooMany(text[last...]) ? last : nil
    }

    /// Whether a piece that begins with a tag has more quoted values in it than a tag may have.
    private static func hasTooMany(_ piece: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var quote: UInt8?
        var count = 0
        for byte in piece {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
                count += 1
                if count > mostAttributes { return true }
            } else if byte == UInt8(ascii: ">") {
                return false
            }
        }
        return false
    }
}
