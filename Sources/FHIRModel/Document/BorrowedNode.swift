/// A cursor to one value that does not keep its document alive: for loops in which counting references would cost more
/// than the work.
///
/// Valid only while somebody else holds the document, as ``Document/withBorrowedRoot(_:)`` does for its closure.
@frozen
public struct BorrowedNode {
    @usableFromInline let nodes: UnsafePointer<TapeNode>
    @usableFromInline let source: UnsafePointer<UInt8>
    @usableFromInline let index: UInt32

    @inlinable
    init(nodes: UnsafePointer<TapeNode>, source: UnsafePointer<UInt8>, index: UInt32) {
        self.nodes = nodes
        self.source = source
        self.index = index
    }

    /// The same value as a node, which the caller holds alive for as long as this is used.
    @inlinable
    public init(_ node: borrowing Node) {
        nodes = node.document.nodes
        source = node.document.source
        index = node.index
    }

    /// The same value as a cursor that keeps its document alive.
    @inlinable
    public func node(in document: Document) -> Node { Node(document: document, index: index) }

    @inlinable var tape: TapeNode { nodes[Int(index)] }

    @inlinable public var kind: Node.Kind { Node.Kind(rawValue: tape.kind) ?? .null }
    @inlinable public var isObject: Bool { tape.kind == Node.Kind.object.rawValue }
    @inlinable public var isArray: Bool { tape.kind == Node.Kind.array.rawValue }
    @inlinable public var isNull: Bool { tape.kind == Node.Kind.null.rawValue }
    /// Whether this is a string, number or boolean.
    @inlinable public var isPrimitive: Bool {
        let kind = tape.kind
        return kind > Node.Kind.array.rawValue && kind < Node.Kind.null.rawValue
    }
    /// The name this value stands under; see ``Node/name``.
    @inlinable public var name: ElementName { ElementName(rawValue: tape.name) }
    /// Position on the tape; see ``Node/order``.
    @inlinable public var order: Int { Int(index) }
    @inlinable public var endOrder: Int { Int(tape.next) }
    @inlinable public var isEmptyContainer: Bool {
        let node = tape
        return node.kind <= Node.Kind.array.rawValue && node.next == index &+ 1
    }

    /// The truth of a boolean; `nil` for anything else.
    @inlinable public var boolean: Bool? {
        tape.kind == Node.Kind.boolean.rawValue ? tape.length == 4 : nil
    }

    /// The member of an object under a name, or `nil` when there is none or this is no object.
    @inlinable
    public subscript(_ name: ElementName) -> BorrowedNode? {
        guard isObject else { return nil }
        let end = nodes[Int(index)].next
        var child = index &+ 1
        while child < end {
            if nodes[Int(child)].name == name.rawValue { return at(child) }
            child = nodes[Int(child)].next
        }
        return nil
    }

    @inlinable
    func at(_ index: UInt32) -> BorrowedNode { BorrowedNode(nodes: nodes, source: source, index: index) }

    /// The members of an object, each knowing its name; none for anything else.
    @inlinable public var members: Children {
        let tape = tape
        return Children(self, from: index &+ 1, to: tape.kind == Node.Kind.object.rawValue ? tape.next : index)
    }

    /// The items of an array; any other value is its own single element.
    @inlinable public var elements: Children {
        let tape = tape
        return Children(self, from: tape.kind == Node.Kind.array.rawValue ? index &+ 1 : index, to: tape.next)
    }

    /// Values that lie one behind the other.
    @frozen
    public struct Children: Sequence, IteratorProtocol {
        @usableFromInline let parent: BorrowedNode
        @usableFromInline var index: UInt32
        @usableFromInline let end: UInt32

        @inlinable
        init(_ parent: BorrowedNode, from first: UInt32, to end: UInt32) {
            self.parent = parent
            index = first
            self.end = end
        }

        @inlinable
        public mutating func next() -> BorrowedNode? {
            guard index < end else { return nil }
            let value = parent.at(index)
            index = value.tape.next
            return value
        }
    }

    /// Calls `body` with the decoded bytes of a string, or the source text of any other value.
    @inlinable
    public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        let tape = tape
        let text = UnsafeBufferPointer(start: source + Int(tape.offset), count: Int(tape.length))
        guard tape.kind == Node.Kind.string.rawValue, tape.flags & TapeNode.hasEscapes != 0 else {
            return try body(text)
        }
        return try Self.decoded(text).withUnsafeBufferPointer(body)
    }

    @usableFromInline
    static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] { JSONEscapes.decode(text) }

    /// The decoded text of a string, or the characters of another primitive.
    public var text: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }
}

extension Document {
    /// Calls `body` with a cursor to the root that counts no references; it must not outlive the call.
    @inlinable
    public func withBorrowedRoot<Result>(_ body: (BorrowedNode) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(self) { try body(BorrowedNode(nodes: nodes, source: source, index: 0)) }
    }
}
