import FHIRModel

extension ValidationRun {
    /// Checks that a value has one of the types a profile allows, and meets the profiles of that type.
    func check(_ occurrence: Occurrence, types: [TypeRule], _ rules: ElementRules, _ schema: ProfileSchema) {
        let fitting = types.filter { fits(occurrence, $0) }
        guard !fitting.isEmpty else {
            let codes = types.map(\.code).joined(separator: " or ")
            // With several types left it is the choice that is wrong, not the one value.
            let isChoice =
                occurrence.parent[.url] != nil && schema.type == "Extension"
                || Set(types.map(\.code)).count > 1 && occurrence.use?.isResource == false
            report(
                .typeNotAllowed, at: isChoice ? occurrence.parent : occurrence.node, profile: schema.url,
                "\(rules.path) must be \(codes), not \(occurrence.type)")
            return
        }
        let profiles = fitting.flatMap(\.profiles)
        if !profiles.isEmpty, fitting.allSatisfy({ !$0.profiles.isEmpty }), !occurrence.isCompanionOnly {
            checkProfiles(profiles, of: occurrence, schema)
        }
        if occurrence.node.isObject, fitting.contains(where: { $0.code == "Reference" }) {
            checkReferenceTypes(fitting, of: occurrence, schema)
        }
    }

    private func fits(_ occurrence: Occurrence, _ rule: TypeRule) -> Bool {
        if rule.code == occurrence.type { return true }
        if rule.code == "Element" || rule.code == "BackboneElement" || rule.code == "*" { return true }
        if let use = occurrence.use, use.isResource {
            return schemas.resource(named: occurrence.type)?.lineage.contains(rule.code) ?? false
        }
        return occurrence.use?.schema?.lineage.contains(rule.code) ?? (occurrence.use == nil)
    }

    /// The scope in which a profile is applied to a value.
    private func profileScope(_ occurrence: Occurrence) -> ResourceScope {
        guard let use = occurrence.use, use.isResource, let type = schemas.resource(named: occurrence.type) else {
            return occurrence.scope
        }
        let isEntry = occurrence.scope.schema.name == "Bundle" && occurrence.node.name == .resource
        return ResourceScope(
            node: occurrence.node, schema: type, parent: occurrence.scope,
            isContained: occurrence.node.name == .contained, entry: isEntry ? occurrence.parent : nil)
    }

    /// The value must meet one of several profiles.
    private func checkProfiles(_ profiles: [String], of occurrence: Occurrence, _ schema: ProfileSchema) {
        let scope = profileScope(occurrence)
        var known: [ProfileSchema] = []
        for canonical in profiles {
            switch schemas.profile(canonical) {
            case .known(let profile): known.append(profile)
            case .baseType(let type):
                if type == occurrence.type || scope.schema.lineage.contains(type) { return }
            case .unknown:
                report(
                    .unknownProfile, at: occurrence.node, severity: profiles.count == 1 ? .error : .warning,
                    profile: schema.url, "the profile '\(canonical)' is not known, so it was not checked")
                return
            case .broken(let reason):
                report(
                    .brokenProfile, at: occurrence.node, severity: profiles.count == 1 ? .error : .warning,
                    profile: schema.url, "the profile '\(canonical)' cannot be used: \(reason)")
                return
            }
        }
        if occurrence.use?.isResource == true {
            known = known.filter { schemas.resource(named: occurrence.type)?.lineage.contains($0.type) ?? false }
            if known.isEmpty {
                report(
                    .noProfileMatches, at: occurrence.node, profile: schema.url,
                    "a resource of type \(occurrence.type) is not what one of the profiles is for: \(profiles.joined(separator: ", "))"
                )
                return
            }
        }
        if known.count == 1 { return apply(known[0], at: occurrence.node, scope) }
        guard !known.contains(where: { meets($0, occurrence.node, scope) }) else { return }
        report(
            .noProfileMatches, at: occurrence.node, profile: schema.url,
            "the value meets none of the profiles \(profiles.joined(separator: ", "))")
        for profile in known { apply(profile, at: occurrence.node, scope) }
    }

    // MARK: References

    private func checkReferenceTypes(_ types: [TypeRule], of occurrence: Occurrence, _ schema: ProfileSchema) {
        guard let text = occurrence.node[.reference]?.string, !text.isEmpty else { return }
        let reference = parse(reference: text)
        let target = resolve(reference, from: occurrence.scope)
        checkAggregation(types, target, occurrence, schema)
        let wanted = types.flatMap(\.targetProfiles)
        guard !wanted.isEmpty, types.allSatisfy({ $0.code != "Reference" || !$0.targetProfiles.isEmpty }) else {
            return
        }
        guard let target else {
            if options.checksImpliedTypes, let type = reference.type {
                checkImpliedType(type, wanted, reference, occurrence, schema)
            }
            return
        }
        checkTarget(target, wanted, reference, occurrence, schema)
    }

    private func checkAggregation(
        _ types: [TypeRule], _ target: ReferenceTarget?, _ occurrence: Occurrence, _ schema: ProfileSchema
    ) {
        let limited = types.filter(\.restrictsAggregation)
        guard limited.count == types.count, !limited.isEmpty else { return }
        guard occurrence.scope.bundle != nil || options.checksAggregationOutsideBundles || target?.place == .contained
        else { return }
        let allowed = limited.contains { type in
            switch target?.place {
            case .contained: type.allowsContained
            case .bundled: type.allowsBundled
            case .remote, nil: type.allowsReferenced
            }
        }
        guard !allowed else { return }
        let place =
            switch target?.place {
            case .contained: "contained"
            case .bundled: "in the Bundle"
            case .remote, nil: "outside"
            }
        report(
            .aggregation, at: occurrence.node, profile: schema.url,
            "the target of the reference is \(place), which the profile does not allow")
    }

    private func typeOf(profile canonical: String) -> String? {
        switch schemas.profile(canonical) {
        case .known(let profile): profile.type
        case .baseType(let type): type
        case .unknown, .broken: nil
        }
    }

    private func checkImpliedType(
        _ type: String, _ wanted: [String], _ reference: ReferenceText, _ occurrence: Occurrence,
        _ schema: ProfileSchema
    ) {
        let lineage = schemas.resource(named: type)?.lineage ?? [type]
        let types = wanted.map(typeOf(profile:))
        guard !types.contains(where: { $0 == nil || lineage.contains($0 ?? "") }) else { return }
        report(
            .referenceType, at: occurrence.node, profile: schema.url,
            "the reference '\(reference.text)' leads to \(type), which is none of the profile's targets: \(wanted.joined(separator: ", "))"
        )
    }

    private func checkTarget(
        _ target: ReferenceTarget, _ wanted: [String], _ reference: ReferenceText, _ occurrence: Occurrence,
        _ schema: ProfileSchema
    ) {
        guard let type = target.node.resourceType, let typeSchema = schemas.resource(named: type) else { return }
        var candidates: [ProfileSchema] = []
        var hasFittingType = false
        for canonical in wanted {
            switch schemas.profile(canonical) {
            case .baseType(let base): if typeSchema.lineage.contains(base) { return }
            case .known(let profile):
                if typeSchema.lineage.contains(profile.type) {
                    candidates.append(profile)
                    hasFittingType = true
                }
            case .unknown, .broken: hasFittingType = true
            }
        }
        guard hasFittingType else {
            report(
                .referenceType, at: occurrence.node, profile: schema.url,
                "the reference leads to \(type), which is none of the profile's targets: \(wanted.joined(separator: ", "))"
            )
            return
        }
        guard !candidates.isEmpty, target.place != .remote || options.references == .checkValid else { return }
        let scope = scope(of: target, typeSchema)
        guard !candidates.contains(where: { meets($0, target.node, scope) }) else { return }
        report(
            .referenceProfile, at: occurrence.node, profile: schema.url,
            "the target of the reference '\(reference.text)' meets none of the profiles \(candidates.map(\.url).joined(separator: ", "))"
        )
    }

    /// The scope of the resource a reference leads to.
    func scope(of target: ReferenceTarget, _ schema: TypeSchema) -> ResourceScope {
        var entry: Node?
        if target.place == .bundled, let bundle = target.parent?.node {
            let index = index(of: bundle)
            entry = index.entry(of: target.node)
        }
        return ResourceScope(
            node: target.node, schema: schema, parent: target.parent,
            isContained: target.place == .contained && target.node.name == .contained, entry: entry)
    }
}
