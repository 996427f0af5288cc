/// One value of a document: sixteen bytes on a contiguous tape, in document order.
@frozen
@usableFromInline
struct TapeNode {
    /// Where the value's text begins in the source: a string behind its opening quote, all else at its first byte.
    @usableFromInline var offset: UInt32
    /// Bytes of text: a string without its quotes and with its escapes, a container with its brackets.
    @usableFromInline var length: UInt32
    /// Index of the node behind this one's whole subtree.
    @usableFromInline var next: UInt32
    /// Raw value of the ``ElementName`` a value stands under; items of an array carry the array's.
    @usableFromInline var name: UInt16
    /// Raw value of ``Node/Kind``.
    @usableFromInline var kind: UInt8
    /// ``hasEscapes`` or ``isFractional``.
    @usableFromInline var flags: UInt8

    @inlinable
    init(offset: UInt32, length: UInt32, next: UInt32, name: UInt16, kind: UInt8, flags: UInt8) {
        self.offset = offset
        self.length = length
        self.next = next
        self.name = name
        self.kind = kind
        self.flags = flags
    }

    /// A string holds at least one `\` escape.
    @usableFromInline static let hasEscapes: UInt8 = 1
    /// A number has a fraction or an exponent.
    @usableFromInline static let isFractional: UInt8 = 2
}
