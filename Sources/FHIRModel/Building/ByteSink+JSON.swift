extension ByteSink {
    /// Adds text as the inside of a JSON string, escaping quotes, backslashes and control characters alone.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        let end = text.count
        var index = 0
        var runStart = 0
        while index < end {
            if index &+ 8 <= end {
                let stops = WordScan.stringStops(WordScan.load(base + index))
                if stops == 0 {
                    index &+= 8
                    continue
                }
                index &+= WordScan.firstByte(stops)
            } else if base[index] >= 0x20 && base[index] != UInt8(ascii: "\"") && base[index] != UInt8(ascii: "\\") {
                index &+= 1
                continue
            }
            append(base + runStart, count: index - runStart)
            appendEscape(base[index])
            index &+= 1
            runStart = index
        }
        append(base + runStart, count: end - runStart)
    }

    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    private mutating func appendEscape(_ byte: UInt8) {
        let (word, length) = JSONEscapes.escape(of: byte)
        reserve(8)
        UnsafeMutableRawPointer(start + count).storeBytes(of: word.littleEndian, as: UInt64.self)
        count &+= length
    }

    /// Adds a whole number in decimal digits.
    mutating func append(_ value: Int) {
        reserve(20)
        if value < 0 { put(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        let first = count
        repeat {
            put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        var digits = UnsafeMutableBufferPointer(start: start + first, count: count - first)
        digits.reverse()
    }

    /// Adds the comma that parts a member or item from the one before it.
    @inline(__always)
    mutating func separate() {
        guard count > 0 else { return }
        let last = start[count &- 1]
        if last != UInt8(ascii: "{") && last != UInt8(ascii: "[") { append(UInt8(ascii: ",")) }
    }
}
