/// The result of an expression: any number of items in order.
///
/// None and one need no array.
public enum PathCollection: Sendable {
    case empty
    case one(PathValue)
    /// Two or more, or what an array was at hand for.
    case many([PathValue])

    public init(_ items: [PathValue]) {
        switch items.count {
        case 0: self = .empty
        case 1: self = .one(items[0])
        default: self = .many(items)
        }
    }

    static func boolean(_ truth: Bool) -> PathCollection { .one(.boolean(truth)) }

    /// Three-valued logic: no truth is an empty collection.
    static func boolean(_ truth: Bool?) -> PathCollection { truth.map { .one(.boolean($0)) } ?? .empty }

    static func optional(_ value: PathValue?) -> PathCollection { value.map { .one($0) } ?? .empty }

    public var count: Int {
        switch self {
        case .empty: 0
        case .one: 1
        case .many(let items): items.count
        }
    }

    public var isEmpty: Bool {
        switch self {
        case .empty: true
        case .one: false
        case .many(let items): items.isEmpty
        }
    }

    public var items: [PathValue] {
        switch self {
        case .empty: []
        case .one(let item): [item]
        case .many(let items): items
        }
    }

    public var first: PathValue? {
        switch self {
        case .empty: nil
        case .one(let item): item
        case .many(let items): items.first
        }
    }

    var last: PathValue? {
        switch self {
        case .empty: nil
        case .one(let item): item
        case .many(let items): items.last
        }
    }

    subscript(_ index: Int) -> PathValue? {
        switch self {
        case .empty: nil
        case .one(let item): index == 0 ? item : nil
        case .many(let items): index >= 0 && index < items.count ? items[index] : nil
        }
    }

    mutating func append(_ item: PathValue) {
        switch self {
        case .empty: self = .one(item)
        case .one(let first): self = .many([first, item])
        case .many(var items):
            // Let go of the enum's reference, so that the array grows in place.
            self = .empty
            items.append(item)
            self = .many(items)
        }
    }

    mutating func append(contentsOf other: PathCollection) {
        switch other {
        case .empty: return
        case .one(let item): append(item)
        case .many(let others):
            switch self {
            case .empty: self = other
            case .one(let first): self = .many([first] + others)
            case .many(var items):
                self = .empty
                items.append(contentsOf: others)
                self = .many(items)
            }
        }
    }
}

extension PathCollection: Sequence {
    public struct Iterator: IteratorProtocol {
        private let collection: PathCollection
        private var index = 0

        init(_ collection: PathCollection) { self.collection = collection }

        public mutating func next() -> PathValue? {
            defer { index += 1 }
            return collection[index]
        }
    }

    public func makeIterator() -> Iterator { Iterator(self) }
}
