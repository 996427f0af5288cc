import FHIRModel

/// Compares subtrees of tapes by content.
///
/// Depth is bounded by the parser's limit.
enum StructuralComparison {
    static func areEqual(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .object:
            guard left.count == right.count else { return false }
            for (name, value) in left.members {
                guard let other = member(right, named: name, of: left), areEqual(value, other) else { return false }
            }
            return true
        case .array:
            guard left.count == right.count else { return false }
            for (a, b) in zip(left.elements, right.elements) where !areEqual(a, b) { return false }
            return true
        case .string:
            return left.withUTF8 { a in right.withUTF8 { b in a.count == b.count && a.elementsEqual(b) } }
        case .number:
            guard let a = left.withUTF8({ PathDecimal($0) }), let b = right.withUTF8({ PathDecimal($0) }) else {
                return left.numberText == right.numberText
            }
            return a == b
        case .boolean: return left.boolean == right.boolean
        case .null: return true
        }
    }

    static func areEquivalent(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .object:
            // An id says which element it is, not what it says.
            let names = left.members.filter { $0.name != .id }
            guard names.count == right.members.filter({ $0.name != .id }).count else { return false }
            for (name, value) in names {
                guard let other = member(right, named: name, of: left), areEquivalent(value, other) else {
                    return false
                }
            }
            return true
        case .array:
            guard left.count == right.count else { return false }
            var rest = Array(right.elements)
            for item in left.elements {
                guard let index = rest.firstIndex(where: { areEquivalent(item, $0) }) else { return false }
                rest.remove(at: index)
            }
            return true
        case .string:
            guard let a = left.string, let b = right.string else { return false }
            return a == b || PathValue.equivalenceForm(a) == PathValue.equivalenceForm(b)
        case .number:
            guard let a = left.withUTF8({ PathDecimal($0) }), let b = right.withUTF8({ PathDecimal($0) }) else {
                return left.numberText == right.numberText
            }
            return PathValue.areEquivalent(a, b)
        case .boolean, .null: return areEqual(left, right)
        }
    }

    /// Ids of names that R4 does not have mean something inside their own document alone.
    private static func member(_ node: Node, named name: ElementName, of other: Node) -> Node? {
        if name.isKnown || node.document === other.document { return node[name] }
        return node[other.document.text(of: name)]
    }

    /// A hash that is the same for equal subtrees.
    static func hash(_ node: Node) -> Int {
        switch node.kind {
        case .object:
            var sum = 1
            for (name, value) in node.members {
                var hasher = Hasher()
                hasher.combine(name.isKnown ? Int(name.rawValue) : -1)
                hasher.combine(hash(value))
                sum &+= hasher.finalize()
            }
            return sum
        case .array:
            var hasher = Hasher()
            for item in node.elements { hasher.combine(hash(item)) }
            return hasher.finalize()
        case .string:
            var hasher = Hasher()
            node.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            return hasher.finalize()
        case .number: return node.withUTF8 { PathDecimal($0) }?.hashValue ?? 2
        case .boolean: return node.boolean == true ? 3 : 4
        case .null: return 5
        }
    }
}
