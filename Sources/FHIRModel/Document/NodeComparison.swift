extension Node {
    /// Whether another value says the same: members in any order, items in theirs, strings by their decoded text, numbers
    /// by their characters.
    public func hasSameContent(as other: Node) -> Bool { firstDifference(from: other) == nil }

    /// The first value here that the other does not have alike; `nil` when both say the same.
    ///
    /// Where the other has a member more, that is the object which lacks it.
    public func firstDifference(from other: Node) -> Node? {
        guard kind == other.kind else { return self }
        switch kind {
        case .object:
            var count = 0
            for (name, value) in members {
                count += 1
                let counterpart = name.isKnown ? other[name] : other[document.text(of: name)]
                guard let counterpart else { return value }
                if let difference = value.firstDifference(from: counterpart) { return difference }
            }
            return count == other.count ? nil : self
        case .array:
            var others = other.elements
            for value in elements {
                guard let counterpart = others.next() else { return value }
                if let difference = value.firstDifference(from: counterpart) { return difference }
            }
            return others.next() == nil ? nil : self
        case .null:
            return nil
        case .string, .number, .boolean:
            let isSame = withUTF8 { own in other.withUTF8 { own.elementsEqual($0) } }
            return isSame ? nil : self
        }
    }
}
