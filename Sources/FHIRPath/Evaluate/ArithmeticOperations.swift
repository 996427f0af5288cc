/// `|`: both collections without repetition (FHIRPath N1, 6.4 and 5.5).
final class UnionOperation: Operation, @unchecked Sendable {
    private let left: Operation
    private let right: Operation

    init(_ left: Operation, _ right: Operation) {
        self.left = left
        self.right = right
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        var both = try left.evaluate(scope)
        both.append(contentsOf: try right.evaluate(scope))
        return try both.distinct(scope.context)
    }

    override func isEmpty(_ scope: Scope) throws(PathError) -> Bool {
        guard try left.isEmpty(scope) else { return false }
        return try right.isEmpty(scope)
    }
}

extension PathCollection {
    /// Each item once, in the order of first appearance.
    func distinct(_ context: PathContext) throws(PathError) -> PathCollection {
        guard case .many(let items) = self, items.count > 1 else { return self }
        try context.spend(items.count)
        if items.count == 2 { return PathValue.areEqual(items[0], items[1]) == true ? .one(items[0]) : self }
        var seen = ItemSet()
        return PathCollection(items.filter { seen.insert($0) })
    }
}

/// `&`: both texts, an empty side counting as no text (FHIRPath N1, 6.6.8).
final class ConcatenationOperation: Operation, @unchecked Sendable {
    private let left: Operation
    private let right: Operation

    init(_ left: Operation, _ right: Operation) {
        self.left = left
        self.right = right
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        let text = try text(left, scope) + text(right, scope)
        try scope.context.checkLength(text)
        return .one(.string(text))
    }

    private func text(_ operand: Operation, _ scope: Scope) throws(PathError) -> String {
        guard let item = try operand.evaluate(scope).single("'&'") else { return "" }
        guard let text = item.convertedToString else { throw .execution("'&' joins strings alone") }
        return text
    }
}

/// A sign (FHIRPath N1, 6.6.4 and grammar).
final class PolarityOperation: Operation, @unchecked Sendable {
    private let isMinus: Bool
    private let operand: Operation

    init(isMinus: Bool, _ operand: Operation) {
        self.isMinus = isMinus
        self.operand = operand
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        guard let item = try operand.evaluate(scope).single("a sign") else { return .empty }
        switch item.system {
        case .integer(let number):
            let (negative, overflow) = Int(0).subtractingReportingOverflow(number)
            return isMinus ? (overflow ? .empty : .one(.integer(negative))) : .one(.integer(number))
        case .decimal(let number): return .one(.decimal(isMinus ? number.negated : number))
        case .quantity(let quantity):
            return .one(.quantity(isMinus ? quantity.with(quantity.value.negated) : quantity))
        default: throw .execution("a sign stands before \(item.typeDescription)")
        }
    }
}

/// `+`, `-`, `*`, `/`, `div` and `mod` (FHIRPath N1, 6.6).
///
/// A result that has no representation is empty.
final class ArithmeticOperation: Operation, @unchecked Sendable {
    private let symbol: BinaryOperator
    private let left: Operation
    private let right: Operation

    init(_ symbol: BinaryOperator, _ left: Operation, _ right: Operation) {
        self.symbol = symbol
        self.left = left
        self.right = right
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        guard let first = try left.evaluate(scope).single("'\(symbol.rawValue)'"),
            let second = try right.evaluate(scope).single("'\(symbol.rawValue)'")
        else { return .empty }
        switch (first.system, second.system) {
        case (.integer(let a), .integer(let b)): return .optional(integers(a, b))
        case (.string(let a), .string(let b)) where symbol == .plus:
            try scope.context.checkLength(a)
            try scope.context.checkLength(b)
            return .one(.string(a + b))
        case (.temporal(let a), .quantity(let b)) where symbol == .plus || symbol == .minus:
            return .optional(try moved(a, by: b))
        case (let a, let b):
            if let a = a.number, let b = b.number { return .optional(decimals(a, b)) }
            if let a = a.quantityOrNumber, let b = b.quantityOrNumber, let result = quantities(a, b) {
                return .optional(result.map { .quantity($0) })
            }
            throw .execution(
                "'\(symbol.rawValue)' is not defined for \(first.typeDescription) and \(second.typeDescription)")
        }
    }

    private func integers(_ left: Int, _ right: Int) -> PathValue? {
        switch symbol {
        case .plus: return integer(left.addingReportingOverflow(right))
        case .minus: return integer(left.subtractingReportingOverflow(right))
        case .times: return integer(left.multipliedReportingOverflow(by: right))
        case .div: return right == 0 ? nil : integer(left.dividedReportingOverflow(by: right))
        case .mod: return right == 0 ? nil : integer(left.remainderReportingOverflow(dividingBy: right))
        default: return PathDecimal(left).divided(by: PathDecimal(right)).map { .decimal($0) }
        }
    }

    /// Integers have 32 bits (FHIRPath N1, System.Integer); beyond them there is no result.
    private func integer(_ result: (partialValue: Int, overflow: Bool)) -> PathValue? {
        guard !result.overflow, Int32(exactly: result.partialValue) != nil else { return nil }
        return .integer(result.partialValue)
    }

    private func decimals(_ left: PathDecimal, _ right: PathDecimal) -> PathValue? {
        switch symbol {
        case .plus: left.adding(right).map { .decimal($0) }
        case .minus: left.subtracting(right).map { .decimal($0) }
        case .times: left.multiplied(by: right).map { .decimal($0) }
        case .divide: left.divided(by: right).map { .decimal($0) }
        case .div: left.wholeQuotient(by: right).map { .integer($0) }
        default: left.remainder(by: right).map { .decimal($0) }
        }
    }

    /// `nil` where the operator is not defined, an inner `nil` where it has no result.
    private func quantities(_ left: PathQuantity, _ right: PathQuantity) -> PathQuantity?? {
        switch symbol {
        case .plus: left.adding(right)
        case .minus: left.adding(right.with(right.value.negated))
        case .times: left.multiplied(by: right)
        case .divide: left.divided(by: right)
        default: nil
        }
    }

    /// Date and time arithmetic (FHIRPath N1, 6.6.7): whole units only, as the reference implementation does.
    private func moved(_ value: PathTemporal, by quantity: PathQuantity) throws(PathError) -> PathValue? {
        guard let unit = quantity.calendarUnit else {
            throw .execution("'\(quantity.unit)' is no unit of time that dates can be moved by")
        }
        guard let amount = Int(exactly: quantity.value.truncated), amount != Int.min else { return nil }
        return value.adding(symbol == .minus ? -amount : amount, unit).map { .temporal($0) }
    }
}
