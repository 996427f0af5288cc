import FHIRDefinitions
import FHIRModel
import FHIRPath

extension ValidationRun {
    /// Rules of SearchParameters beyond their invariants (specification, resource SearchParameter).
    func checkSearchParameter(_ scope: ResourceScope) {
        guard !options.checksStructureOnly else { return }
        let parameter = scope.node
        let type = parameter[.type]?.string ?? ""
        if type == "composite", parameter.items(.component).count < 2 {
            report(.searchParameter, at: parameter, "a parameter of type composite must have two or more components")
        }
        let bases = parameter.items(.base).compactMap(\.string)
        checkExpression(parameter, bases)
        guard let canonical = parameter[.derivedFrom]?.string,
            let origin = schemas.definitions.resource(canonical)?.searchParameter
        else { return }
        if origin.type.code != type {
            report(
                .searchParameter, at: parameter,
                "the type is \(type), but '\(canonical)', which this is derived from, has the type \(origin.type.code)")
        }
        let allowed = Set(origin.base)
        for base in bases where !allowed.contains(base) && !allowed.contains("Resource") {
            report(
                .searchParameter, at: parameter,
                "\(base) is not among the bases of '\(canonical)', which this is derived from")
        }
    }

    /// Every alternative of an expression must name elements that a base has; each base must be served by one.
    private func checkExpression(_ parameter: Node, _ bases: [String]) {
        guard let node = parameter[.expression], let text = node.string else { return }
        let concrete = bases.filter { schemas.resource(named: $0)?.isAbstract == false }
        var fault: PathError?
        for base in concrete {
            do throws(PathError) {
                _ = try PathProgram(text, on: base, types: validator.types, options: .strict)
                return
            } catch {
                fault = fault ?? error
            }
        }
        if let fault {
            report(.searchParameterExpression, at: node, "the expression '\(text)' cannot be used: \(fault.message)")
        }
    }
}
