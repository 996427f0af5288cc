import FHIRDefinitions
import FHIRModel

extension ValidationRun {
    /// Rules of StructureDefinitions beyond their invariants (specification, section 5.3).
    func checkStructureDefinition(_ scope: ResourceScope) {
        guard !options.checksStructureOnly else { return }
        let definition = scope.node
        let elements = definition[.differential]?.items(.element) ?? []
        checkRootSlicing(elements)
        for part in [ElementName.differential, .snapshot] {
            for element in definition[part]?.items(.element) ?? [] { checkTypes(of: element) }
        }
        checkFixedValues(definition, elements)
        if definition[.derivation]?.text(equals: "constraint") == true, !elements.isEmpty {
            checkSnapshot(definition, elements)
        }
    }

    private func checkRootSlicing(_ elements: [Node]) {
        guard let root = elements.first, root[.path]?.string?.contains(".") == false, root[.slicing] != nil else {
            return
        }
        report(.structureDefinition, at: root, "slicing is not allowed on the root of a profile")
    }

    /// Profiles named for a type must be profiles of that type.
    private func checkTypes(of element: Node) {
        for type in element.items(.type) {
            guard let code = type[.code]?.string, !code.contains(":") else { continue }
            for profile in type.items(.profile) {
                guard let canonical = profile.string, let found = schemas.definitions.structureDefinition(canonical)
                else { continue }
                let isFitting = found.type == code || schemas.definitions.lineage(ofType: found.type).contains(code)
                // A specialization such as Count is a type of its own, to be named as the type.
                let isType = !found.isProfile && found.type != code && found.kind != .resource
                guard !isFitting || isType else { continue }
                report(
                    .wrongProfileType, at: profile,
                    "the profile '\(canonical)' is for the type \(found.type), not for \(code)")
            }
        }
    }

    /// A fixed value cannot be changed by a profile on the profile that fixed it.
    private func checkFixedValues(_ definition: Node, _ elements: [Node]) {
        guard let base = definition[.baseDefinition]?.string,
            let found = try? schemas.definitions.profile(base), !found.snapshot.isEmpty
        else { return }
        for element in elements {
            guard let fixed = element.choice("fixed"), let path = element[.path]?.string, element[.sliceName] == nil,
                let index = found.snapshot.index(ofID: element[.id]?.string ?? path),
                let stated = FacetRules.defined(found.snapshot[index].fixed),
                !ValueComparison.equal(fixed.value, stated.node)
            else { continue }
            report(
                .fixedValue, at: element,
                "the value '\(fixed.value.primitiveText ?? "")' differs from what the base fixes, '\(stated.text)'")
        }
    }

    /// A differential must be one a snapshot can be made of.
    private func checkSnapshot(_ definition: Node, _ elements: [Node]) {
        if let fault = differentialFault(elements) ?? snapshotFault(definition) {
            report(.snapshotFailed, at: definition, "no snapshot can be made of the differential: \(fault)")
        }
    }

    private func differentialFault(_ elements: [Node]) -> String? {
        let discriminators: Set<String> = ["value", "exists", "pattern", "type", "profile"]
        for element in elements {
            let path = element[.path]?.string ?? ""
            if path.contains("..") || path.hasSuffix(".") || path.hasPrefix(".") {
                return "the path '\(path)' is not valid"
            }
            if !path.contains("."), element[.slicing] != nil { return "the root is sliced" }
            for discriminator in element[.slicing]?.items(.discriminator) ?? [] {
                if let type = discriminator[.type]?.string, !discriminators.contains(type) {
                    return "there is no discriminator type '\(type)'"
                }
            }
        }
        return nil
    }

    private func snapshotFault(_ definition: Node) -> String? {
        guard let base = definition[.baseDefinition]?.string, schemas.definitions.structureDefinition(base) != nil
        else {
            return nil
        }
        do throws(DefinitionError) {
            let outcome = try DefinitionLoader.image(of: [definition])
            if let failure = outcome.failures.first { return failure.error.description }
            guard let url = definition[.url]?.string else { return nil }
            let store = schemas.definitions.adding([outcome.image])
            guard let declared = outcome.image.resources(url: url).first?.structureDefinition, !declared.hasSnapshot
            else { return nil }
            _ = try store.withSnapshot(declared)
            return nil
        } catch {
            return error.description
        }
    }
}
