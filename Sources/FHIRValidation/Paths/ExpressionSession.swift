package import FHIRModel
package import FHIRPath

/// FHIRPath over one resource with all that definitions and terminology can answer: types, `memberOf`, `conformsTo`,
/// `resolve` within the resource, and the checks of narrative.
///
/// Not to be used from two threads at once.
package final class ExpressionSession {
    private let run: ValidationRun
    private let scope: ResourceScope
    /// What the expressions see.
    ///
    /// Lives no longer than the session, which answers for it.
    package let context: PathContext
    /// The resource as an element of its type.
    package let resource: PathElement

    /// `nil` when the definitions have no such resource.
    package init?(_ validator: Validator, resource node: Node) {
        guard let name = node.resourceType, let schema = validator.schemas.resource(named: name) else { return nil }
        run = ValidationRun(validator: validator, options: validator.options)
        scope = ResourceScope(node: node, schema: schema, parent: nil, isContained: false, entry: nil)
        context = run.context(of: scope)
        resource = context.element(node)
    }

    /// Compiles an expression for the resource and evaluates it.
    /// - Throws: a `PathError` of any kind.
    package func evaluate(
        _ expression: String, options: PathOptions = PathOptions()
    ) throws(PathError) -> PathCollection {
        try PathProgram(expression, on: resource.type, types: context.types, options: options)
            .evaluate(on: resource, in: context)
    }
}
