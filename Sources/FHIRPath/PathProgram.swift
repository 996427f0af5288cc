public import FHIRModel

/// A compiled FHIRPath expression.
///
/// Immutable: compile once, evaluate often and from any thread.
public struct PathProgram: Sendable {
    /// The expression as it was written.
    public let text: String
    /// The definitions its names were found in.
    public let types: PathTypes
    private let operation: Operation

    /// Compiles an expression of FHIRPath N1, and of the later draft what FHIR uses.
    ///
    /// `type` is the type of what it will be evaluated on, `unknown` when that differs or is not known; names of types
    /// and elements are looked up in `types`.
    /// - Throws: a syntax or semantic error, with its place in the text.
    public init(
        _ text: String, on type: PathType = .unknown, types: PathTypes, options: PathOptions = PathOptions()
    ) throws(PathError) {
        self.text = text
        self.types = types
        let syntax = try Parser.parse(text)
        let input = StaticType.element(type)
        let compiler = Compiler(types: types, options: options)
        operation = try compiler.compile(syntax, Compiler.Place(this: input, input: input, total: .unknown)).operation
    }

    /// Compiles for a type given by its name.
    public init(
        _ text: String, on type: String, types: PathTypes, options: PathOptions = PathOptions()
    ) throws(PathError) {
        try self.init(text, on: types.type(named: type) ?? .unknown, types: types, options: options)
    }

    /// The items the expression finds or makes.
    /// - Throws: an execution error.
    public func evaluate(on input: PathCollection, in context: PathContext) throws(PathError) -> PathCollection {
        try context.begin()
        defer { context.end() }
        return try operation.evaluate(Scope(context: context, input: input))
    }

    public func evaluate(on element: PathElement, in context: PathContext) throws(PathError) -> PathCollection {
        try evaluate(on: .one(.element(element)), in: context)
    }

    /// Evaluates on a resource, which is `%resource` as well.
    public func evaluate(on resource: Node) throws(PathError) -> PathCollection {
        let context = PathContext(types: types, resource: resource)
        return try evaluate(on: context.element(resource), in: context)
    }

    /// Whether the result is true; an empty result is not.
    ///
    /// Makes no collection where the expression needs none.
    /// - Throws: an execution error.
    public func holds(on element: PathElement, in context: PathContext) throws(PathError) -> Bool {
        try context.begin()
        defer { context.end() }
        return try operation.truth(Scope(context: context, input: .one(.element(element)))) == true
    }

    /// Whether the result has any item.
    public func finds(on element: PathElement, in context: PathContext) throws(PathError) -> Bool {
        try context.begin()
        defer { context.end() }
        return try !operation.isEmpty(Scope(context: context, input: .one(.element(element))))
    }
}
