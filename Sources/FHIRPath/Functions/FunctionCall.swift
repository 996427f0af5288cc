import FHIRModel

/// One call of a function: the input's items and the arguments, not yet evaluated.
struct FunctionCall {
    let function: String
    let focus: PathCollection
    let arguments: [Operation]
    let scope: Scope

    var context: PathContext { scope.context }

    /// The value of an argument that is evaluated once; empty when it is not given.
    func argument(_ index: Int) throws(PathError) -> PathCollection {
        index < arguments.count ? try arguments[index].evaluate(scope) : .empty
    }

    /// The only item of the input; `nil` when there is none.
    func item() throws(PathError) -> PathValue? { try focus.single("\(function)()") }

    /// The input as a string; `nil` when there is none.
    func text() throws(PathError) -> String? {
        guard let item = try item() else { return nil }
        return try text(of: item, "the input")
    }

    /// An argument as a string; `nil` when it is empty or not given.
    func text(_ index: Int) throws(PathError) -> String? {
        guard let item = try argument(index).single("an argument of \(function)()") else { return nil }
        return try text(of: item, "argument \(index + 1)")
    }

    private func text(of item: PathValue, _ what: String) throws(PathError) -> String? {
        switch item.system {
        case .string(let text): return text
        case .element(let element) where element.type.kind == .string || element.type.kind == .unknown:
            guard element.hasValue || element.type.kind == .string else { break }
            // An element with extensions and no value is no text.
            return element.node.primitiveText
        case .temporal(let value): return value.description
        case .boolean, .integer, .decimal:
            // FHIR's primitives have a lexical form; a literal number is no string.
            if let element = item.element { return element.node.primitiveText }
        default: break
        }
        throw .execution("\(what) of \(function)() must be a string, not \(item.typeDescription)")
    }

    func integer(_ index: Int) throws(PathError) -> Int? {
        guard let item = try argument(index).single("an argument of \(function)()") else { return nil }
        guard let number = item.integer else {
            throw .execution("argument \(index + 1) of \(function)() must be an integer")
        }
        return number
    }

    func number(_ index: Int) throws(PathError) -> PathDecimal? {
        guard let item = try argument(index).single("an argument of \(function)()") else { return nil }
        guard let number = item.number else {
            throw .execution("argument \(index + 1) of \(function)() must be a number")
        }
        return number
    }

    /// Calls `body` for each item of the input with a scope in which it is `$this`.
    func forEachItem(_ body: (PathValue, Scope) throws(PathError) -> Void) throws(PathError) {
        guard !focus.isEmpty else { return }
        let inner = Scope(inside: scope)
        var position = 0
        for item in focus {
            try context.spend()
            inner.move(to: item, at: position)
            try body(item, inner)
            position += 1
        }
    }
}

/// A call of a function of the table.
final class FunctionOperation: Operation, @unchecked Sendable {
    private let function: Function
    private let body: Function.Body
    private let input: Operation
    private let arguments: [Operation]
    private let offset: Int

    init(
        _ function: Function, _ body: @escaping Function.Body, _ input: Operation, _ arguments: [Operation],
        at offset: Int
    ) {
        self.function = function
        self.body = body
        self.input = input
        self.arguments = arguments
        self.offset = offset
    }

    override func evaluate(_ scope: Scope) throws(PathError) -> PathCollection {
        let focus = try input.evaluate(scope)
        try scope.context.spend()
        do throws(PathError) {
            return try body(
                FunctionCall(function: function.name, focus: focus, arguments: arguments, scope: scope))
        } catch {
            guard error.offset == nil else { throw error }
            throw PathError(error.kind, error.message, at: offset)
        }
    }
}
