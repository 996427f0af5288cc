extension ByteSink {
    /// Adds text as an attribute value.
    ///
    /// - Returns: whether XML can carry all of its characters (XML 1.0, 2.2).
    mutating func appendAttribute(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = text.baseAddress else { return true }
        var runStart = 0
        for index in 0..<text.count {
            let byte = base[index]
            guard Self.attributeStops[Int(byte)] else { continue }
            if byte >= 0x80 {
                // U+FFFE and U+FFFF: EF BF BE and EF BF BF.
                let isNoCharacter = index + 2 < text.count && base[index + 1] == 0xBF && base[index + 2] >= 0xBE
                if isNoCharacter { return false }
                continue
            }
            guard let escape = XMLEscapes.escape(of: byte, inAttribute: true) else { return false }
            append(base + runStart, count: index - runStart)
            append(escape)
            runStart = index + 1
        }
        append(base + runStart, count: text.count - runStart)
        return true
    }

    /// The bytes that need a look: those to be escaped, controls, and the first of U+FFFE's.
    private static let attributeStops: [Bool] = (0..<256).map { byte in
        byte < 0x20 || byte == 0xEF || "&<>\"".utf8.contains(UInt8(byte))
    }
}
