/// A cursor to one value of a ``Document``, which it keeps alive.
@frozen
public struct Node: Sendable {
    /// What the value is part of.
    public let document: Document
    @usableFromInline let index: UInt32

    /// What JSON has.
    public enum Kind: UInt8, Sendable {
        case object
        case array
        case string
        case number
        case boolean
        case null
    }

    @inlinable
    init(document: Document, index: UInt32) {
        self.document = document
        self.index = index
    }

    @inlinable var tape: TapeNode { document.nodes[Int(index)] }

    /// What sort of value this is.
    @inlinable public var kind: Kind { Kind(rawValue: tape.kind) ?? .null }

    /// Whether this is a JSON object.
    @inlinable public var isObject: Bool { tape.kind == Kind.object.rawValue }
    /// Whether this is a JSON array.
    @inlinable public var isArray: Bool { tape.kind == Kind.array.rawValue }
    /// Whether this is `null`.
    @inlinable public var isNull: Bool { tape.kind == Kind.null.rawValue }
    /// Whether this is a string, number or boolean.
    @inlinable public var isPrimitive: Bool {
        let kind = tape.kind
        return kind > Kind.array.rawValue && kind < Kind.null.rawValue
    }

    /// The name this value stands under; items of an array have the array's, the root has ``ElementName/none``.
    @inlinable public var name: ElementName { ElementName(rawValue: tape.name) }

    /// The spelling of ``name``.
    public var nameText: String { document.text(of: name) }

    /// Position on the tape: distinct for each value of a document, ascending in document order.
    @inlinable public var order: Int { Int(index) }

    /// The order a value behind this one's subtree has: a node lies inside this one when its order is in between.
    @inlinable public var endOrder: Int { Int(tape.next) }

    /// The member of an object under a name, or `nil` when there is none or this is no object.
    @inlinable
    public subscript(_ name: ElementName) -> Node? {
        let nodes = document.nodes
        guard nodes[Int(index)].kind == Kind.object.rawValue else { return nil }
        let end = nodes[Int(index)].next
        var child = index &+ 1
        while child < end {
            if nodes[Int(child)].name == name.rawValue { return Node(document: document, index: child) }
            child = nodes[Int(child)].next
        }
        return nil
    }

    /// The member of an object under a name, or `nil` when there is none or this is no object.
    public subscript(_ name: String) -> Node? {
        guard let name = document.name(name) else { return nil }
        return self[name]
    }

    /// The item of an array at a position from 0, or `nil` when there is none or this is no array.
    @inlinable
    public subscript(_ position: Int) -> Node? {
        guard isArray, position >= 0 else { return nil }
        let nodes = document.nodes
        let end = tape.next
        var child = index &+ 1
        var left = position
        while child < end {
            if left == 0 { return Node(document: document, index: child) }
            left &-= 1
            child = nodes[Int(child)].next
        }
        return nil
    }

    /// How many members an object or items an array has; 0 for anything else.
    @inlinable public var count: Int {
        guard tape.kind <= Kind.array.rawValue else { return 0 }
        let nodes = document.nodes
        let end = tape.next
        var child = index &+ 1
        var count = 0
        while child < end {
            count &+= 1
            child = nodes[Int(child)].next
        }
        return count
    }

    /// Whether an object or array has nothing in it; false for anything else.
    @inlinable public var isEmptyContainer: Bool {
        let node = tape
        return node.kind <= Kind.array.rawValue && node.next == index &+ 1
    }

    /// The `resourceType` of an object that has one.
    public var resourceType: String? { self[.resourceType]?.string }
}

extension Node: Equatable {
    /// Whether both are the same place of the same document.
    @inlinable
    public static func == (left: Node, right: Node) -> Bool {
        left.index == right.index && left.document === right.document
    }
}

extension Node: Hashable {
    @inlinable
    public func hash(into hasher: inout Hasher) {
        hasher.combine(index)
        hasher.combine(ObjectIdentifier(document))
    }
}
