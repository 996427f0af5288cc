/// A growing buffer of output bytes that is written through pointers.
///
/// An array would check for uniqueness and room at each append; here a writer asks once for the room of many bytes.
struct ByteSink: ~Copyable {
    private(set) var start: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// Makes room for so many more bytes.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if capacity &- count < more { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        grown.update(from: start, count: count)
        start.deallocate()
        start = grown
    }

    /// Adds a byte for which room was made.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        start[count] = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        put(byte)
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, count length: Int) {
        reserve(length)
        (start + count).update(from: bytes, count: length)
        count &+= length
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let from = bytes.baseAddress { append(from, count: bytes.count) }
    }

    mutating func append(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    var last: UInt8? { count > 0 ? start[count - 1] : nil }

    /// Hands the memory over, with room for `padding` more bytes behind what was written.
    consuming func release(padding: Int) -> (start: UnsafeMutablePointer<UInt8>, count: Int) {
        reserve(padding)
        let result = (start, count)
        discard self
        return result
    }

    /// What was written, as an array.
    func bytes() -> [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
