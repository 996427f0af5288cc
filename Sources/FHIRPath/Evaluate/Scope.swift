/// What `$this`, `$index` and `$total` mean at a point of an evaluation.
///
/// The body of a function like `where` gets one scope that moves from item to item.
final class Scope {
    let context: PathContext
    var this: PathCollection
    var index = 0
    var total: PathCollection = .empty
    /// `%context`: what the whole expression is evaluated on.
    let input: PathCollection
    private let outer: Scope?
    private var variables: [String: PathCollection] = [:]

    init(context: PathContext, input: PathCollection) {
        self.context = context
        self.input = input
        this = input
        outer = nil
    }

    /// A scope for the arguments of a function that is evaluated for each item.
    init(inside outer: Scope) {
        context = outer.context
        input = outer.input
        this = .empty
        total = outer.total
        index = outer.index
        self.outer = outer
    }

    func variable(_ name: String) -> PathCollection? {
        var scope: Scope? = self
        while let current = scope {
            if let value = current.variables[name] { return value }
            scope = current.outer
        }
        return context.variables[name]
    }

    /// `defineVariable()`.
    /// - Throws: an execution error when the name is taken.
    func define(_ name: String, as value: PathCollection) throws(PathError) {
        guard variable(name) == nil, !VariableOperation.isReserved(name) else {
            throw .execution("the variable %\(name) is defined already")
        }
        variables[name] = value
    }

    /// Lets go of variables before the next item.
    func move(to item: PathValue, at position: Int) {
        this = .one(item)
        index = position
        if !variables.isEmpty { variables = [:] }
    }
}
