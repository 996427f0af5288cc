/// Finds bytes that are no UTF-8 (RFC 3629), going over ASCII eight bytes at a time.
enum UTF8Check {
    /// Index of the first byte of the first sequence that is no character; `nil` when all are.
    static func firstFault(in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = text.baseAddress else { return nil }
        let count = text.count
        var index = 0
        while index < count {
            if index &+ 8 <= count, WordScan.load(base + index) & WordScan.topBits == 0 {
                index &+= 8
                continue
            }
            let lead = base[index]
            if lead < 0x80 {
                index &+= 1
                continue
            }
            let length = sequenceLength(base + index, count &- index)
            guard length > 0 else { return index }
            index &+= length
        }
        return nil
    }

    /// Bytes of the well-formed sequence that begins here; 0 when there is none (Unicode, table 3-7).
    @inline(__always)
    private static func sequenceLength(_ text: UnsafePointer<UInt8>, _ rest: Int) -> Int {
        let lead = text[0]
        guard rest > 1, text[1] & 0xC0 == 0x80 else { return 0 }
        if lead < 0xE0 { return lead >= 0xC2 ? 2 : 0 }
        guard rest > 2, text[2] & 0xC0 == 0x80 else { return 0 }
        if lead < 0xF0 {
            // Neither what two bytes can say, nor surrogates.
            if lead == 0xE0 && text[1] < 0xA0 || lead == 0xED && text[1] > 0x9F { return 0 }
            return 3
        }
        guard rest > 3, text[3] & 0xC0 == 0x80, lead < 0xF5 else { return 0 }
        if lead == 0xF0 && text[1] < 0x90 || lead == 0xF4 && text[1] > 0x8F { return 0 }
        return 4
    }
}
