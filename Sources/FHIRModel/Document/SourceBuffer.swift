/// Owned bytes of source text with zeros behind them, so that a parser may read eight at a time and needs no end checks.
struct SourceBuffer: ~Copyable {
    let start: UnsafeMutablePointer<UInt8>
    let count: Int

    static let padding = 32

    /// Copies text that is not too long.
    init(copying bytes: [UInt8], limits: ParseLimits) throws(ParseError) {
        // `withUnsafeBytes` cannot throw a typed error of the closure and initialise self, hence the check apart.
        try Self.check(bytes.count, limits)
        self.init(capacity: bytes.count)
        bytes.withUnsafeBufferPointer { [start] source in
            if let from = source.baseAddress { start.update(from: from, count: source.count) }
        }
    }

    init(copying bytes: UnsafeRawBufferPointer, limits: ParseLimits) throws(ParseError) {
        try Self.check(bytes.count, limits)
        self.init(capacity: bytes.count)
        if let from = bytes.baseAddress {
            UnsafeMutableRawPointer(start).copyMemory(from: from, byteCount: bytes.count)
        }
    }

    /// Takes over what was written.
    init(adopting sink: consuming ByteSink, limits: ParseLimits) throws(ParseError) {
        try Self.check(sink.count, limits)
        (start, count) = sink.release(padding: Self.padding)
        (start + count).initialize(repeating: 0, count: Self.padding)
    }

    private init(capacity: Int) {
        start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.padding)
        (start + capacity).initialize(repeating: 0, count: Self.padding)
        count = capacity
    }

    /// Hands the memory over to an owner that deallocates it.
    consuming func release() -> UnsafePointer<UInt8> {
        let pointer = UnsafePointer(start)
        discard self
        return pointer
    }

    deinit { start.deallocate() }

    private static func check(_ count: Int, _ limits: ParseLimits) throws(ParseError) {
        let most = min(limits.maximumBytes, Int(Int32.max))
        guard count <= most else {
            throw ParseError(
                kind: .limit, message: "\(count) bytes of input, at most \(most) are read", offset: 0, line: 1,
                column: 1, path: "")
        }
    }
}
