/// `and`, `or`, `xor` and `implies` in three-valued logic (FHIRPath N1, 6.5).
final class LogicOperation: LogicalOperation, @unchecked Sendable {
    private let symbol: BinaryOperator
    private let left: Operation
    private let right: Operation

    init(_ symbol: BinaryOperator, _ left: Operation, _ right: Operation) {
        self.symbol = symbol
        self.left = left
        self.right = right
    }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? {
        let first = try left.truth(scope)
        switch symbol {
        case .and:
            if first == false { return false }
            let second = try right.truth(scope)
            if second == false { return false }
            return first == nil || second == nil ? nil : true
        case .or:
            if first == true { return true }
            let second = try right.truth(scope)
            if second == true { return true }
            return first == nil || second == nil ? nil : false
        case .xor:
            guard let first, let second = try right.truth(scope) else { return nil }
            return first != second
        default:
            if first == false { return true }
            let second = try right.truth(scope)
            if second == true { return true }
            return first == nil ? nil : second
        }
    }
}

/// `=`, `!=`, `~` and `!~` (FHIRPath N1, 6.1).
final class EqualityOperation: LogicalOperation, @unchecked Sendable {
    private let symbol: BinaryOperator
    private let left: Operation
    private let right: Operation

    init(_ symbol: BinaryOperator, _ left: Operation, _ right: Operation) {
        self.symbol = symbol
        self.left = left
        self.right = right
    }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? {
        let first = try left.evaluate(scope)
        let second = try right.evaluate(scope)
        try scope.context.spend(first.count)
        switch symbol {
        case .equal: return PathValue.areEqual(first, second)
        case .notEqual: return PathValue.areEqual(first, second).map { !$0 }
        case .equivalent: return try PathValue.areEquivalent(first, second, scope.context)
        default: return try !PathValue.areEquivalent(first, second, scope.context)
        }
    }
}

/// `<`, `<=`, `>` and `>=` (FHIRPath N1, 6.2).
final class OrderOperation: LogicalOperation, @unchecked Sendable {
    private let symbol: BinaryOperator
    private let left: Operation
    private let right: Operation

    init(_ symbol: BinaryOperator, _ left: Operation, _ right: Operation) {
        self.symbol = symbol
        self.left = left
        self.right = right
    }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? {
        guard let first = try left.evaluate(scope).single("'\(symbol.rawValue)'"),
            let second = try right.evaluate(scope).single("'\(symbol.rawValue)'"),
            let order = try PathValue.compare(first, second)
        else { return nil }
        switch symbol {
        case .less: return order < 0
        case .lessOrEqual: return order <= 0
        case .greater: return order > 0
        default: return order >= 0
        }
    }
}

/// `in` and `contains` (FHIRPath N1, 6.4).
final class MembershipOperation: LogicalOperation, @unchecked Sendable {
    private let item: Operation
    private let collection: Operation

    init(item: Operation, collection: Operation) {
        self.item = item
        self.collection = collection
    }

    override func truth(_ scope: Scope) throws(PathError) -> Bool? {
        let items = try collection.evaluate(scope)
        guard let wanted = try item.evaluate(scope).single("a membership test") else { return nil }
        try scope.context.spend(items.count)
        for item in items where PathValue.areEqual(wanted, item) == true { return true }
        return false
    }
}
