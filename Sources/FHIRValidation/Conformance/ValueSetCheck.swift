import FHIRDefinitions
import FHIRModel
import FHIRTerminology

extension ValidationRun {
    /// Rules of ValueSets beyond their invariants (specification, section 4.9).
    func checkValueSet(_ scope: ResourceScope) {
        guard !options.checksStructureOnly, let compose = scope.node[.compose] else { return }
        for include in compose.items(.include) + compose.items(.exclude) { check(include: include) }
    }

    private func check(include: Node) {
        guard let system = include[.system]?.string, !system.isEmpty else { return }
        guard PrimitiveGrammar.isAbsolute(system) else {
            report(
                .valueSet, at: include,
                "the system must be an absolute URI, not '\(system)'; a contained code system is named by its own URL")
            return
        }
        let definitions = schemas.definitions
        let codeSystem = definitions.codeSystem(system)
        if codeSystem == nil, let valueSet = definitions.valueSet(system) {
            report(
                .valueSet, at: include, "the system '\(system)' is a value set ('\(valueSet.url)'), not a code system")
            return
        }
        guard let codeSystem, codeSystem.content == .complete else { return }
        for concept in include.items(.concept) {
            guard let code = concept[.code]?.string, validator.terminology.concept(code, in: codeSystem) == nil else {
                continue
            }
            report(
                .unknownCode, at: concept, severity: .warning, "the code system '\(system)' has no code '\(code)'")
        }
        for filter in include.items(.filter) { check(filter: filter, of: codeSystem) }
    }

    /// The value of a filter on a property must be one the property can have.
    private func check(filter: Node, of system: CodeSystem) {
        guard let name = filter[.property]?.string, let value = filter[.value]?.string,
            let property = system.properties.first(where: { $0.code == name })
        else { return }
        let operation = filter[.op]?.string ?? "="
        guard operation == "=" || operation == "is-a" else { return }
        switch property.type {
        case "boolean" where value != "true" && value != "false":
            report(.valueSet, at: filter, "the property '\(name)' is true or false, not '\(value)'")
        case "Coding":
            let parts = value.split(separator: "#", maxSplits: 1).flatMap { $0.split(separator: "|", maxSplits: 1) }
            guard parts.count == 2 else { return }
            let verdict = validator.terminology.check(system: String(parts[0]), code: String(parts[1]))
            if verdict == .unknownCode {
                report(.valueSet, at: filter, "the value '\(value)' of the property '\(name)' is no code of its system")
            }
        case "code":
            if validator.terminology.concept(value, in: system) == nil,
                system.properties.contains(where: { $0.code == name }),
                name == "parent" || name == "child"
            {
                report(.valueSet, at: filter, "the value '\(value)' of the property '\(name)' is no code of the system")
            }
        default: break
        }
    }
}
