import FHIRModel

extension ValidationRun {
    /// Sorts the values of an element into slices and checks each sort.
    func check(
        _ slicing: Slicing, _ values: [Occurrence], _ rules: ElementRules, at holder: Node, _ schema: ProfileSchema
    ) {
        var members = [[Occurrence]](repeating: [], count: slicing.slices.count)
        var lastSlice = 0
        var sawUnsliced = false
        for value in values {
            var position = slicing.slices.firstIndex { !$0.isDefault && belongs(value, to: $0, schema) }
            if position == nil { position = slicing.slices.firstIndex(where: \.isDefault) }
            if let found = position, slicing.rules == .closed, slicing.slices[found].rules.maximum == 0 {
                position = nil
            }
            guard let position else {
                sawUnsliced = true
                if slicing.rules == .closed {
                    report(
                        .noMatchingSlice, at: value.node, profile: schema.url,
                        "the value matches no slice of \(rules.path), and no others are allowed")
                }
                continue
            }
            if slicing.isOrdered, position < lastSlice {
                report(
                    .sliceOrder, at: value.node, profile: schema.url,
                    "the slice \(slicing.slices[position].rules.path) is out of order")
            } else if slicing.rules == .openAtEnd, sawUnsliced {
                report(
                    .sliceOrder, at: value.node, profile: schema.url,
                    "values that match no slice must come last")
            }
            lastSlice = max(lastSlice, position)
            members[position].append(value)
            check(value, slicing.slices[position].rules, schema)
        }
        for (position, slice) in slicing.slices.enumerated() {
            checkCount(members[position].count, slice.rules, at: holder, schema)
            if let inner = slice.rules.slicing { check(inner, members[position], slice.rules, at: holder, schema) }
        }
    }

    /// Whether a value has what a slice's discriminators ask for.
    private func belongs(_ value: Occurrence, to slice: Slice, _ schema: ProfileSchema) -> Bool {
        slice.criteria.allSatisfy { criterion in
            var found = [value]
            for step in criterion.steps { found = found.flatMap { take(step, from: $0) } }
            return criterion.tests.isEmpty || criterion.tests.contains { holds($0, found, schema) }
        }
    }

    private func holds(_ test: Criterion.Test, _ found: [Occurrence], _ schema: ProfileSchema) -> Bool {
        switch test {
        case .exists: !found.isEmpty
        case .absent: found.isEmpty
        case .fixed(let wanted):
            found.contains { !$0.isCompanionOnly && ValueComparison.equal($0.node, wanted.node) }
        case .pattern(let wanted):
            found.contains { !$0.isCompanionOnly && ValueComparison.matches($0.node, pattern: wanted.node) }
        case .binding(let binding): found.contains { isIn(binding, $0.node) }
        case .types(let types): found.contains { value in types.contains { isOf($0, value) } }
        case .profiles(let profiles): found.contains { meetsOne(of: profiles, $0) }
        case .all(let tests): tests.allSatisfy { holds($0, found, schema) }
        case .member(let name, let inner):
            found.contains { value in holds(inner, children(named: name, of: value), schema) }
        }
    }

    private func isOf(_ type: String, _ value: Occurrence) -> Bool {
        if type == value.type { return true }
        if let resource = schemas.resource(named: value.type) { return resource.lineage.contains(type) }
        return value.use?.schema?.lineage.contains(type) ?? false
    }

    private func meetsOne(of profiles: [String], _ value: Occurrence) -> Bool {
        profiles.contains { canonical in
            switch schemas.profile(canonical) {
            case .baseType(let type): return isOf(type, value)
            case .unknown, .broken: return false
            case .known(let profile):
                guard isOf(profile.type, value) else { return false }
                return meets(profile, value.node, value.scope)
            }
        }
    }

    /// Takes one step of a discriminator's path.
    private func take(_ step: DiscriminatorStep, from value: Occurrence) -> [Occurrence] {
        switch step {
        case .ofType(let type): return isOf(type, value) ? [value] : []
        case .child(let name): return children(named: name, of: value)
        case .extension(let url):
            return children(named: "extension", of: value).filter { $0.node[.url]?.string == url }
        case .resolve:
            let text = value.node.isObject ? value.node[.reference]?.string : value.node.string
            guard let text, let target = resolve(parse(reference: text), from: value.scope),
                let type = target.node.resourceType, let schema = schemas.resource(named: type)
            else { return [] }
            let scope = scope(of: target, schema)
            return [
                Occurrence(
                    node: target.node, companion: nil, isCompanionOnly: false, type: type, use: nil,
                    parent: target.node, scope: scope)
            ]
        }
    }

    private func children(named name: String, of value: Occurrence) -> [Occurrence] {
        guard let object = value.object else { return [] }
        var schema = value.use?.schema ?? schemas.type(named: value.type)
        var scope = value.scope
        if let type = object.resourceType, let resource = schemas.resource(named: type) {
            schema = resource
            if value.use?.isResource == true {
                let isEntry = scope.schema.name == "Bundle" && object.name == .resource
                scope = ResourceScope(
                    node: object, schema: resource, parent: scope, isContained: object.name == .contained,
                    entry: isEntry ? value.parent : nil)
            }
        }
        if !value.node.isObject { schema = schemas.elementType }
        guard let element = schema?.element(named: name) else { return [] }
        let rules = ElementRules(name: element.name, path: element.path, sliceName: nil, uses: element.types)
        return occurrences(of: rules, in: object, scope)
    }
}
