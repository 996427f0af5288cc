/// Eight bytes of text at a time, as one little-endian word.
enum WordScan {
    @inline(__always)
    static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
    }

    /// The top bit of each byte that ends or interrupts a JSON string: `"`, `\` or a control character.
    ///
    /// A borrow may set bits above the lowest set one, which is always exact.
    @inline(__always)
    static func stringStops(_ word: UInt64) -> UInt64 {
        let quote = word ^ 0x2222_2222_2222_2222
        let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
        let isQuote = (quote &- 0x0101_0101_0101_0101) & ~quote
        let isBackslash = (backslash &- 0x0101_0101_0101_0101) & ~backslash
        let isControl = (word &- 0x2020_2020_2020_2020) & ~word
        return (isQuote | isBackslash | isControl) & topBits
    }

    /// The top bit of each byte: set in all bytes outside ASCII.
    static let topBits: UInt64 = 0x8080_8080_8080_8080

    /// The top bit of each byte that is zero, exactly.
    @inline(__always)
    static func zeroBytes(_ word: UInt64) -> UInt64 {
        ~(((word & ~topBits) &+ ~topBits) | word | ~topBits)
    }

    /// Index of the byte whose top bit is the lowest set one.
    @inline(__always)
    static func firstByte(_ stops: UInt64) -> Int { stops.trailingZeroBitCount >> 3 }
}
