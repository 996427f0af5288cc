/// Cuts newline-delimited JSON into its lines while it arrives, so that a file of any size needs the memory of a line.
public struct NDJSONSplitter {
    /// A line that is not blank.
    public struct Line: Sendable {
        /// Place in the text, from 1.
        public let number: Int
        /// Its text without the line break.
        public let bytes: [UInt8]
    }

    private let limits: ParseLimits
    private var buffer: [UInt8] = []
    /// Bytes of the buffer that were handed out.
    private var taken = 0
    /// Bytes of the buffer known to have no line feed.
    private var searched = 0
    private var number = 0

    public init(limits: ParseLimits = .standard) { self.limits = limits }

    /// Takes the next piece of text.
    public mutating func append(_ bytes: some Collection<UInt8>) {
        if taken > 0 {
            buffer.removeFirst(taken)
            searched -= taken
            taken = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole line; `nil` when more text is needed.
    /// - Throws: a ``ParseError`` when a line is longer than the limit.
    public mutating func next() throws(ParseError) -> Line? {
        while let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = take(upTo: end)
            taken = end + 1
            searched = taken
            if let line { return line }
        }
        searched = buffer.count
        guard buffer.count - taken <= limits.maximumBytes else {
            throw ParseError(
                kind: .limit, message: "a line of more than \(limits.maximumBytes) bytes", offset: 0,
                line: number + 1, column: 1, path: "")
        }
        return nil
    }

    /// What is left when the text ends without a line feed.
    public mutating func last() -> Line? {
        let line = take(upTo: buffer.count)
        taken = buffer.count
        searched = taken
        return line
    }

    private mutating func take(upTo end: Int) -> Line? {
        guard taken < end || end < buffer.count else { return nil }
        number += 1
        var line = buffer[taken..<end]
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
        return Line(number: number, bytes: Array(line))
    }
}
