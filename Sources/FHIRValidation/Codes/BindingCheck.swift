import FHIRDefinitions
import FHIRModel
import FHIRTerminology

extension ValidationRun {
    /// Checks that the codes of a value come from the value set of its element.
    func checkBinding(_ binding: BindingRule, at node: Node, _ scope: ResourceScope, profile: String? = nil) {
        guard !options.checksStructureOnly else { return }
        let terminology = validator.terminology
        let isRequired = binding.strength == .required
        if binding.strength >= .extensible, isRequired || options.reportsWarnings {
            check(node, binding.members(terminology), binding.valueSet, isRequired: isRequired, profile)
        }
        if let maxValueSet = binding.maxValueSet {
            check(node, binding.maximumMembers(terminology), maxValueSet, isRequired: true, profile)
        }
    }

    private func check(
        _ node: Node, _ valueSet: CompiledValueSet?, _ canonical: String, isRequired: Bool, _ profile: String?
    ) {
        guard let valueSet else {
            if options.reportsWarnings {
                report(
                    .codeUnchecked, at: node, profile: profile,
                    "the value set '\(canonical)' is not loaded, so the code was not checked")
            }
            return
        }
        switch membership(of: node, in: valueSet) {
        case .member: return
        case .unknown(let reason):
            if options.reportsWarnings {
                report(.codeUnchecked, at: node, profile: profile, "the code was not checked: \(reason)")
            }
        case .notMember:
            report(
                .codeNotInValueSet, at: node, severity: isRequired ? nil : .warning, profile: profile,
                "\(describeCodes(node)) is not in the value set '\(valueSet.title)' (\(canonical))")
        }
    }

    /// Whether a code, string, uri, Coding, CodeableConcept or Quantity has a code of a value set; a value without any
    /// code is for other rules to judge, save a concept, which then has no code of the set.
    func membership(of node: Node, in valueSet: CompiledValueSet) -> Membership {
        if node.kind == .string { return node.withUTF8 { valueSet.contains($0, system: nil) } }
        guard node.isObject else { return .member }
        if let codings = node[.coding] {
            var unknown: Membership?
            for coding in codings.elements {
                switch codingMembership(coding, valueSet) {
                case .member: return .member
                case .notMember: continue
                case .unknown(let reason): unknown = unknown ?? .unknown(reason)
                }
            }
            return unknown ?? .notMember
        }
        if node[.code] != nil || node[.system] != nil { return codingMembership(node, valueSet) }
        // A concept with text alone has no code; a quantity without a unit needs none.
        return node[.text] != nil && node[.value] == nil ? .notMember : .member
    }

    private func codingMembership(_ coding: Node, _ valueSet: CompiledValueSet) -> Membership {
        guard let code = coding[.code], code.kind == .string else { return .notMember }
        guard let system = coding[.system]?.string else {
            // Without a system a code means nothing; a Quantity may leave both out.
            return .notMember
        }
        return code.withUTF8 { valueSet.contains($0, system: system) }
    }

    /// Whether a value is decided to be in a binding's value set, for discriminators.
    func isIn(_ binding: BindingRule, _ node: Node) -> Bool {
        guard let valueSet = binding.members(validator.terminology) else { return false }
        return membership(of: node, in: valueSet) == .member
    }

    private func describeCodes(_ node: Node) -> String {
        if let text = node.primitiveText { return "the code '\(text)'" }
        let codings = node[.coding].map { Array($0.elements) } ?? [node]
        let codes = codings.compactMap { coding -> String? in
            guard let code = coding[.code]?.string else { return nil }
            return "'\(coding[.system]?.string ?? "")#\(code)'"
        }
        if codes.isEmpty { return "the concept has no code, which" }
        return (codes.count == 1 ? "the code " : "none of the codes ") + codes.joined(separator: ", ")
    }
}
