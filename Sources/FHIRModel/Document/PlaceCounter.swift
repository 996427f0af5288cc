/// Counts lines and columns from the start of a text onwards: columns are characters, both begin with 1.
struct PlaceCounter {
    private let text: UnsafePointer<UInt8>
    private var offset = 0
    private(set) var line = 1
    private(set) var column = 1

    /// A counter at the start of UTF-8 text.
    init(_ text: UnsafePointer<UInt8>) { self.text = text }

    /// Goes on to a place that is not before the last one.
    mutating func advance(to end: Int) {
        while offset < end {
            if offset &+ 8 <= end {
                let word = WordScan.load(text + offset)
                if WordScan.zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A) == 0 {
                    // Continuation bytes of UTF-8 are 10xxxxxx and no characters of their own.
                    let continuation = word & ~(word << 1) & WordScan.topBits
                    column &+= 8 &- continuation.nonzeroBitCount
                    offset &+= 8
                    continue
                }
            }
            let byte = text[offset]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset &+= 1
        }
    }
}
