import FHIRDefinitions
import FHIRModel

/// Works out what a discriminator asks of a value, from the definition of a slice (specification, section 5.1.0.8.5).
struct DiscriminatorCompiler {
    let schemas: SchemaStore

    /// Elements of a definition that a discriminator's path leads to.
    private struct Found {
        let element: ElementDefinition
        let list: ElementList
        /// The profile the element is the root of, where a step led to one.
        var profile: String?
    }

    /// The criterion of a discriminator for a slice; `nil` when the path is not one that can be followed.
    func criterion(_ type: String, _ path: String, in list: ElementList, slice: Int) -> Criterion? {
        guard let steps = DiscriminatorStep.parse(path) else { return nil }
        var found = [Found(element: list[slice], list: list)]
        for step in steps { found = found.flatMap { take(step, from: $0, depth: 0) } }
        let tests: [Criterion.Test] =
            switch type {
            case "exists": found.compactMap(existence)
            case "type": types(found)
            case "profile": profiles(found)
            default: values(found)
            }
        return Criterion(steps: steps, tests: tests)
    }

    // MARK: Following the path

    private func take(_ step: DiscriminatorStep, from found: Found, depth: Int) -> [Found] {
        guard depth < 8 else { return [] }
        switch step {
        case .ofType: return [found]
        case .child(let name): return children(named: name, of: found, depth: depth)
        case .extension(let url):
            return children(named: "extension", of: found, depth: depth).filter { isExtension($0, url) }
        case .resolve:
            return found.element.types.flatMap(\.targetProfiles).compactMap(root)
        }
    }

    private func isExtension(_ found: Found, _ url: String) -> Bool {
        found.element.types.contains { $0.profiles.contains { CanonicalReference($0).url == url } }
            || found.element.sliceName == nil
    }

    private func children(named name: String, of found: Found, depth: Int) -> [Found] {
        let list = found.list
        let stated = list.children(of: found.element.index).filter { index in
            let element = list[index]
            return element.name == name
                || (element.isChoice == false && name.isEmpty == false && element.name.hasPrefix(name)
                    && element.base?.path.hasSuffix("[x]") == true && element.sliceName != nil)
        }
        if !stated.isEmpty {
            return stated.map { Found(element: list[$0], list: list) }
        }
        var results: [Found] = []
        for type in found.element.types {
            let names = type.profiles.isEmpty ? [type.typeName] : type.profiles
            for canonical in names {
                guard let inner = root(canonical) else { continue }
                results += children(named: name, of: inner, depth: depth + 1).prefix(4)
            }
        }
        return results
    }

    private func root(_ canonical: String) -> Found? {
        let isType = !canonical.contains(":")
        let declared =
            isType ? schemas.definitions.type(named: canonical) : schemas.definitions.structureDefinition(canonical)
        guard let declared, let definition = try? schemas.definitions.withSnapshot(declared),
            let element = definition.snapshot.first
        else { return nil }
        return Found(element: element, list: definition.snapshot, profile: isType ? nil : canonical)
    }

    // MARK: Reading what is asked

    private func existence(_ found: Found) -> Criterion.Test? {
        if (found.element.min ?? 0) > 0 { return .exists }
        return found.element.max == 0 ? .absent : nil
    }

    private func types(_ found: [Found]) -> [Criterion.Test] {
        let names = found.flatMap { item in
            item.element.types.isEmpty && item.element.isRoot
                ? [item.element.path] : item.element.types.map(\.typeName)
        }
        return names.isEmpty ? [] : [.types(names)]
    }

    private func profiles(_ found: [Found]) -> [Criterion.Test] {
        var canonicals: [String] = []
        for item in found {
            if let profile = item.profile {
                canonicals.append(profile)
                continue
            }
            let types = item.element.types
            canonicals += types.flatMap(\.profiles)
            if types.isEmpty, item.element.isRoot { canonicals.append(item.element.path) }
        }
        if canonicals.isEmpty { canonicals = found.flatMap { $0.element.types.map(\.typeName) } }
        return canonicals.isEmpty
            ? []
            : [.profiles(canonicals.map { $0.contains(":") ? $0 : "http://hl7.org/fhir/StructureDefinition/" + $0 })]
    }

    /// What the value at the path must be: fixed, a pattern, from a value set, or made of parts that are.
    ///
    /// An element and its slices may all be at the path; those that state a value tell slices apart.
    private func values(_ found: [Found]) -> [Criterion.Test] {
        let stated = found.compactMap(statedValue)
        if !stated.isEmpty { return stated }
        let bound = found.compactMap { item -> Criterion.Test? in
            guard let binding = BindingRule(item.element.binding), binding.strength == .required else { return nil }
            return .binding(binding)
        }
        return bound.isEmpty ? found.compactMap(existence) : bound
    }

    private func statedValue(_ found: Found) -> Criterion.Test? {
        var tests: [Criterion.Test] = []
        collect(found, &tests, depth: 0)
        return tests.count < 2 ? tests.first : .all(tests)
    }

    private func collect(_ found: Found, _ tests: inout [Criterion.Test], depth: Int) {
        let element = found.element
        if let fixed = FacetRules.defined(element.fixed) {
            tests.append(.fixed(fixed))
        } else if let pattern = FacetRules.defined(element.pattern) {
            tests.append(.pattern(pattern))
        } else if depth < 3 {
            for index in found.list.children(of: element.index) {
                let child = Found(element: found.list[index], list: found.list)
                var inner: [Criterion.Test] = []
                collect(child, &inner, depth: depth + 1)
                for test in inner { tests.append(.member(child.element.name, test)) }
            }
        }
    }
}
