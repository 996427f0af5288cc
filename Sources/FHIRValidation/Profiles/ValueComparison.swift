import FHIRModel

/// Compares values of instances with values of definitions.
enum ValueComparison {
    /// Whether two values are the same, numbers by their digits' value, members in any order.
    static func equal(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .null: return true
        case .boolean: return left.boolean == right.boolean
        case .number: return numbersEqual(left, right)
        case .string: return stringsEqual(left, right)
        case .array:
            guard left.count == right.count else { return false }
            var others = right.elements
            for item in left.elements {
                guard let other = others.next(), equal(item, other) else { return false }
            }
            return true
        case .object:
            guard left.count == right.count else { return false }
            for (_, value) in left.members {
                guard let other = member(of: right, like: value), equal(value, other) else { return false }
            }
            return true
        }
    }

    /// Whether a value has all that a pattern has (`ElementDefinition.pattern[x]`).
    static func matches(_ value: Node, pattern: Node) -> Bool {
        if pattern.isArray {
            return pattern.elements.allSatisfy { wanted in value.elements.contains { matches($0, pattern: wanted) } }
        }
        guard pattern.isObject else { return value.elements.contains { equal($0, pattern) } }
        guard value.isObject else { return false }
        for (_, wanted) in pattern.members {
            guard let found = member(of: value, like: wanted), matches(found, pattern: wanted) else { return false }
        }
        return true
    }

    /// The member of an object with the name a value of another document has.
    static func member(of object: Node, like value: Node) -> Node? {
        value.name.isKnown ? object[value.name] : object[value.nameText]
    }

    static func stringsEqual(_ left: Node, _ right: Node) -> Bool {
        left.withUTF8 { left in right.withUTF8 { right in left.elementsEqual(right) } }
    }

    static func numbersEqual(_ left: Node, _ right: Node) -> Bool {
        if stringsEqual(left, right) { return true }
        guard let left = left.numberText, let right = right.numberText,
            let first = ExactNumber(left), let second = ExactNumber(right)
        else { return false }
        return first == second
    }
}
