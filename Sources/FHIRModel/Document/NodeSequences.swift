extension Node {
    /// The members of an object in document order; none for anything else.
    @inlinable public var members: Members { Members(of: self) }

    /// The items of an array; any other value is its own single element, so that `0..1` and `0..*` read alike.
    @inlinable public var elements: Elements { Elements(of: self) }

    /// Members of an object, as name and value.
    @frozen
    public struct Members: Sequence, IteratorProtocol {
        @usableFromInline let document: Document
        @usableFromInline var index: UInt32
        @usableFromInline let end: UInt32

        @inlinable
        init(of node: Node) {
            document = node.document
            let tape = node.tape
            index = node.index &+ 1
            end = tape.kind == Kind.object.rawValue ? tape.next : index
        }

        @inlinable
        public mutating func next() -> (name: ElementName, value: Node)? {
            guard index < end else { return nil }
            let value = Node(document: document, index: index)
            let tape = value.tape
            index = tape.next
            return (ElementName(rawValue: tape.name), value)
        }
    }

    /// Values that FHIR would call the elements under one name.
    @frozen
    public struct Elements: Sequence, IteratorProtocol {
        @usableFromInline let document: Document
        @usableFromInline var index: UInt32
        @usableFromInline let end: UInt32

        @inlinable
        init(of node: Node) {
            document = node.document
            let tape = node.tape
            index = tape.kind == Kind.array.rawValue ? node.index &+ 1 : node.index
            end = tape.next
        }

        @inlinable
        public mutating func next() -> Node? {
            guard index < end else { return nil }
            let value = Node(document: document, index: index)
            index = value.tape.next
            return value
        }
    }
}
