import FHIRModel

/// A step of a compiled expression: immutable, made by the compiler, evaluated any number of times.
class Operation: @unchecked Sendable {
    // Unchecked because a class that is inherited from cannot be checked: subclasses are final and have `let`s alone.

    func evaluate(_ scope: Scope) throws(PathError) -> PathCollection { .empty }

    /// The result as a truth value, `nil` for empty (FHIRPath N1, 5.1.1, singleton evaluation).
    func truth(_ scope: Scope) throws(PathError) -> Bool? { try evaluate(scope).truth() }

    /// Whether the result has no items; often known without making them.
    func isEmpty(_ scope: Scope) throws(PathError) -> Bool { try evaluate(scope).isEmpty }
}

/// An operation whose result is a truth value or empty.
class LogicalOperation: Operation, @unchecked Sendable {
    final override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        .boolean(try truth(scope))
    }

    final override func isEmpty(_ scope: Scope) throws(PathError) -> Bool { try truth(scope) == nil }
}

extension PathCollection {
    /// A collection where a truth value is expected: a single item that is no boolean counts as true.
    func truth() throws(PathError) -> Bool? {
        switch self {
        case .empty: return nil
        case .one(.boolean(let truth)): return truth
        case .one(.element(let element)) where element.type.kind == .boolean: return element.node.boolean
        case .one(.element(let element)) where element.type.kind == .unknown: return element.node.boolean ?? true
        case .one: return true
        case .many: throw .execution("\(count) items stand where one truth value is expected")
        }
    }

    /// The only item, `nil` for none.
    func single(_ what: @autoclosure () -> String) throws(PathError) -> PathValue? {
        switch self {
        case .empty: return nil
        case .one(let item): return item
        case .many(let items):
            guard items.count > 1 else { return items.first }
            throw .execution("\(what()) needs a single item and got \(items.count)")
        }
    }
}

final class ConstantOperation: Operation, @unchecked Sendable {
    let value: PathCollection

    init(_ value: PathCollection) { self.value = value }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection { value }
}

/// What cannot be evaluated, found while compiling, but which the language defines as an error of evaluation.
final class FailingOperation: Operation, @unchecked Sendable {
    private let message: String
    private let offset: Int

    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        throw PathError(.execution, message, at: offset)
    }
}

final class ThisOperation: Operation, @unchecked Sendable {
    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection { scope.this }
}

final class IndexOperation: Operation, @unchecked Sendable {
    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection { .one(.integer(scope.index)) }
}

final class TotalOperation: Operation, @unchecked Sendable {
    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection { scope.total }
}
