/// What a parser leaves to a ``Document``.
struct Tape {
    /// To be deallocated by the receiver.
    let nodes: UnsafePointer<TapeNode>
    let count: Int
    let unknownNames: [String]
    let isCompact: Bool
}
