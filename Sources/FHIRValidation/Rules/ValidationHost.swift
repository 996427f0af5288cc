import FHIRModel
import FHIRPath
import FHIRTerminology

/// Answers what expressions ask beyond their resource, from the validation they are part of.
final class ValidationHost: PathHost {
    // Both own each other's lifetime from above: the run keeps scopes, scopes keep contexts, contexts keep hosts.
    private unowned let run: ValidationRun
    private unowned let scope: ResourceScope

    init(_ run: ValidationRun, _ scope: ResourceScope) {
        self.run = run
        self.scope = scope
    }

    func resolve(_ reference: String, from element: PathElement?) throws(PathError) -> PathElement? {
        let holder = element.map { run.scope(holding: $0.node, from: scope) } ?? scope
        guard let target = run.resolve(run.parse(reference: reference), from: holder) else { return nil }
        return PathElement(target.node, type: run.validator.types.type(ofResource: target.node))
    }

    func isMember(_ value: PathValue, ofValueSet canonical: String) throws(PathError) -> Bool? {
        guard let valueSet = run.validator.terminology.valueSet(canonical) else { return nil }
        let membership: Membership
        if case .element(let element) = value {
            membership = run.membership(of: element.node, in: valueSet)
        } else if let text = value.string {
            membership = valueSet.contains(text, system: nil)
        } else {
            return nil
        }
        switch membership {
        case .member: return true
        case .notMember: return false
        case .unknown: return nil
        }
    }

    func conforms(_ element: PathElement, to profile: String) throws(PathError) -> Bool? {
        switch run.schemas.profile(profile) {
        case .known(let schema): return run.meets(schema, element.node, scope)
        case .baseType(let type):
            guard let name = element.node.resourceType else { return nil }
            return run.schemas.resource(named: name)?.lineage.contains(type) ?? false
        case .unknown, .broken: return nil
        }
    }

    func isAllowedNarrative(_ element: PathElement) throws(PathError) -> Bool {
        element.node.withUTF8 { NarrativeScanner.faults(in: $0).isEmpty }
    }

    func subsumes(_ value: PathValue, _ other: PathValue) throws(PathError) -> Bool? {
        guard case .element(let first) = value, case .element(let second) = other,
            let system = first.node[.system]?.string, system == second.node[.system]?.string,
            let left = first.node[.code]?.string, let right = second.node[.code]?.string
        else { return nil }
        guard let verdict = run.validator.terminology.subsumption(system: system, of: left, and: right) else {
            return nil
        }
        return verdict == .equivalent || verdict == .subsumes
    }
}
