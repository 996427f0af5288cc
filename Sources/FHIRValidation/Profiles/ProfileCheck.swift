import FHIRModel
import FHIRPath

extension ValidationRun {
    /// Applies the profiles a resource claims in `meta.profile` and those asked for.
    func applyProfiles(_ scope: ResourceScope, asked: [String]) {
        guard !options.checksStructureOnly else { return }
        var applied: Set<String> = []
        for canonical in schemas.globalProfiles(for: scope.schema.name) where applied.insert(canonical).inserted {
            apply(canonical: canonical, to: scope, claim: scope.node)
        }
        if let claims = scope.node[.meta]?[.profile] {
            for claim in claims.elements {
                guard let canonical = claim.string, applied.insert(canonical).inserted else { continue }
                apply(canonical: canonical, to: scope, claim: claim)
            }
        }
        if scope.schema.name == "Observation", let canonical = VitalSigns.profile(for: scope.node),
            applied.insert(canonical).inserted
        {
            apply(canonical: canonical, to: scope, claim: scope.node)
        }
        for canonical in asked where applied.insert(canonical).inserted {
            apply(canonical: canonical, to: scope, claim: scope.node, isAsked: true)
        }
    }

    private func apply(canonical: String, to scope: ResourceScope, claim: Node, isAsked: Bool = false) {
        switch schemas.profile(canonical) {
        case .unknown:
            report(
                .unknownProfile, at: claim, severity: isAsked ? .error : .warning,
                "the profile '\(canonical)' is not known, so it was not checked")
        case .broken(let reason):
            report(
                .brokenProfile, at: claim, severity: isAsked ? .error : .warning,
                "the profile '\(canonical)' cannot be used: \(reason)")
        case .baseType: break
        case .known(let schema):
            guard scope.schema.lineage.contains(schema.type) else {
                report(
                    .wrongProfileType, at: claim,
                    "the profile '\(canonical)' is for the type \(schema.type), not for \(scope.schema.name)")
                return
            }
            apply(schema, at: scope.node, scope)
        }
    }

    /// Applies a profile to a value; a profile already being applied to it is not entered again.
    func apply(_ schema: ProfileSchema, at node: Node, _ scope: ResourceScope) {
        let active = ActiveProfile(profile: ObjectIdentifier(schema), node: node)
        guard activeProfiles.insert(active).inserted else { return }
        defer { activeProfiles.remove(active) }
        let occurrence = Occurrence(
            node: node, companion: nil, isCompanionOnly: false, type: schema.type, use: nil, parent: node,
            scope: scope)
        check(occurrence, schema.root, schema)
        for canonical in schema.imposed {
            if case .known(let other) = schemas.profile(canonical) { apply(other, at: node, scope) }
        }
    }

    /// Whether a value meets a profile, without reporting; asked once for each value and profile.
    func meets(_ schema: ProfileSchema, _ node: Node, _ scope: ResourceScope) -> Bool {
        let key = ActiveProfile(profile: ObjectIdentifier(schema), node: node)
        if let known = conformance[key] { return known }
        // A circle of profiles is met unless something else speaks against it.
        if activeProfiles.contains(key) { return true }
        let verdict = succeeds { apply(schema, at: node, scope) }
        if activeProfiles.isEmpty || !verdict { conformance[key] = verdict }
        return verdict
    }

    // MARK: Elements

    /// Checks one value against the rules a profile has for its element.
    func check(_ occurrence: Occurrence, _ rules: ElementRules, _ schema: ProfileSchema) {
        if let types = rules.types { check(occurrence, types: types, rules, schema) }
        for rule in rules.rules { rule.check(occurrence, schema.url, self) }
        if let binding = rules.binding {
            checkBinding(binding, at: occurrence.node, occurrence.scope, profile: schema.url)
        }
        if !rules.invariants.isEmpty, !occurrence.isCompanionOnly {
            let subject = PathElement(occurrence.node, companion: occurrence.companion, type: pathType(of: occurrence))
            check(rules.invariants, at: subject, expressionScope(occurrence), profile: schema.url)
        }
        guard !rules.children.isEmpty else { return }
        let scope = childScope(of: occurrence)
        for child in rules.children { checkChild(child, of: occurrence, scope, schema) }
    }

    private func pathType(of occurrence: Occurrence) -> PathType {
        guard let use = occurrence.use, !use.isResource else {
            return validator.types.type(named: occurrence.node.resourceType ?? occurrence.type) ?? .unknown
        }
        return SchemaTypeModel(schemas).type(of: use)
    }

    /// The scope whose resource is `%resource` of an expression on a value: the one that has the element, also where the
    /// value is itself a resource.
    private func expressionScope(_ occurrence: Occurrence) -> ResourceScope {
        occurrence.scope
    }

    /// The scope in which the children of a value stand: a nested resource is its own.
    private func childScope(of occurrence: Occurrence) -> ResourceScope {
        guard let use = occurrence.use, use.isResource, let schema = quietSchema(of: occurrence.node) else {
            return occurrence.scope
        }
        return nestedScope(occurrence.node, schema, in: occurrence)
    }

    private func quietSchema(of node: Node) -> TypeSchema? {
        node.resourceType.flatMap { schemas.resource(named: $0) }
    }

    private func nestedScope(_ node: Node, _ schema: TypeSchema, in occurrence: Occurrence) -> ResourceScope {
        let isContained = node.name == .contained
        let isEntry = occurrence.scope.schema.name == "Bundle" && node.name == .resource
        return ResourceScope(
            node: node, schema: schema, parent: occurrence.scope, isContained: isContained,
            entry: isEntry ? occurrence.parent : nil)
    }

    private func checkChild(
        _ rules: ElementRules, of occurrence: Occurrence, _ scope: ResourceScope, _ schema: ProfileSchema
    ) {
        let values = occurrences(of: rules, in: occurrence.object, scope)
        let holder = occurrence.node
        checkCount(values.count, rules, at: holder, schema)
        if rules.judgesValues { for value in values { check(value, rules, schema) } }
        if let slicing = rules.slicing { check(slicing, values, rules, at: holder, schema) }
    }

    func checkCount(_ count: Int, _ rules: ElementRules, at holder: Node, _ schema: ProfileSchema) {
        if count < rules.minimum {
            let kind: IssueKind = rules.sliceName == nil ? .minimum : .sliceMissing
            report(
                kind, at: holder, profile: schema.url,
                "\(rules.path): minimum required = \(rules.minimum), but only found \(count)")
        }
        if count > rules.maximum {
            report(
                .maximum, at: holder, profile: schema.url,
                "\(rules.path): max allowed = \(rules.maximum), but found \(count)")
        }
    }

    /// The values an element has in an object.
    func occurrences(of rules: ElementRules, in object: Node?, _ scope: ResourceScope) -> [Occurrence] {
        guard let object, object.isObject else { return [] }
        var found: [Occurrence] = []
        for use in rules.uses {
            guard let name = use.name else { continue }
            let value = object[name]
            let companion = use.primitive == nil ? nil : object[name.companion]
            if let value {
                appendOccurrences(value, companion, use, object, scope, to: &found)
            } else if let companion {
                for item in companion.elements where item.isObject {
                    found.append(
                        Occurrence(
                            node: item, companion: item, isCompanionOnly: true, type: use.code, use: use,
                            parent: object, scope: scope))
                }
            }
        }
        return found
    }

    private func appendOccurrences(
        _ value: Node, _ companion: Node?, _ use: TypeUse, _ object: Node, _ scope: ResourceScope,
        to found: inout [Occurrence]
    ) {
        guard value.isArray else {
            let type = use.isResource ? value.resourceType ?? use.code : use.code
            found.append(
                Occurrence(
                    node: value, companion: companion, isCompanionOnly: false, type: type, use: use, parent: object,
                    scope: scope))
            return
        }
        for (position, item) in value.elements.enumerated() {
            let itemCompanion = companion?[position]
            if item.isNull {
                guard let itemCompanion, itemCompanion.isObject else { continue }
                found.append(
                    Occurrence(
                        node: itemCompanion, companion: itemCompanion, isCompanionOnly: true, type: use.code,
                        use: use, parent: object, scope: scope))
                continue
            }
            let type = use.isResource ? item.resourceType ?? use.code : use.code
            found.append(
                Occurrence(
                    node: item, companion: itemCompanion?.isObject == true ? itemCompanion : nil,
                    isCompanionOnly: false, type: type, use: use, parent: object, scope: scope))
        }
    }
}
