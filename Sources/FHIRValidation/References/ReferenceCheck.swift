import FHIRModel

/// Where a reference leads.
struct ReferenceTarget {
    /// How the target is kept (`ElementDefinition.type.aggregation`).
    enum Place {
        case contained
        case bundled
        case remote
    }

    let node: Node
    let place: Place
    /// The scope the target is a resource in.
    let parent: ResourceScope?
}

extension ValidationRun {
    /// The index of a Bundle, made on first use.
    func index(of bundle: Node) -> BundleIndex {
        if let index = bundleIndexes[bundle] { return index }
        let index = BundleIndex(bundle)
        bundleIndexes[bundle] = index
        return index
    }

    func parse(reference: String) -> ReferenceText {
        ReferenceText(reference) { schemas.isResourceType($0) }
    }

    /// The scope of the innermost resource that holds an element, starting from a resource around it.
    func scope(holding node: Node, from scope: ResourceScope) -> ResourceScope {
        guard scope.node.document === node.document, scope.node.order <= node.order, node.order < scope.node.endOrder
        else { return scope }
        var current = scope
        var place = scope.node
        while place != node {
            guard let next = Self.child(of: place, holding: node) else { return current }
            if next.isObject, next[.resourceType] != nil, let name = next.resourceType,
                let schema = schemas.resource(named: name)
            {
                let isEntry = current.schema.name == "Bundle" && next.name == .resource
                current = ResourceScope(
                    node: next, schema: schema, parent: current, isContained: next.name == .contained,
                    entry: isEntry ? place : nil)
            }
            place = next
        }
        return current
    }

    private static func child(of parent: Node, holding node: Node) -> Node? {
        guard parent.isObject || parent.isArray else { return nil }
        if parent.isArray {
            return parent.elements.first { $0.order <= node.order && node.order < $0.endOrder }
        }
        return parent.members.first { $0.value.order <= node.order && node.order < $0.value.endOrder }?.value
    }

    /// Finds the resource a reference means inside the instance, or outside of it when the options say so.
    func resolve(_ reference: ReferenceText, from scope: ResourceScope) -> ReferenceTarget? {
        if case .fragment(let id) = reference.form {
            let container = scope.container
            if id.isEmpty { return ReferenceTarget(node: container.node, place: .contained, parent: container.parent) }
            for resource in container.node.items(.contained)
            where resource[.id]?.string == id {
                return ReferenceTarget(node: resource, place: .contained, parent: container)
            }
            return nil
        }
        if let target = resolveInBundles(reference, from: scope) { return target }
        return resolveOutside(reference)
    }

    private func resolveInBundles(_ reference: ReferenceText, from scope: ResourceScope) -> ReferenceTarget? {
        var current: ResourceScope? = scope
        while let here = current {
            if let entry = here.entry, let parent = here.parent {
                let index = index(of: parent.node)
                let fullURL = entry[.fullUrl]?.string
                if let found = find(reference, in: index, fullURL: fullURL) {
                    return ReferenceTarget(node: found.resource, place: .bundled, parent: parent)
                }
            }
            if here.schema.name == "Parameters", let found = findParameter(reference, in: here) { return found }
            current = here.parent
        }
        return nil
    }

    /// A relative reference inside Parameters may mean a resource that another parameter holds.
    private func findParameter(_ reference: ReferenceText, in scope: ResourceScope) -> ReferenceTarget? {
        guard case .relative = reference.form, let type = reference.type, let id = reference.id else { return nil }
        func search(_ parameters: [Node], _ depth: Int) -> Node? {
            for parameter in parameters where depth < 16 {
                if let resource = parameter[.resource], resource.resourceType == type, resource[.id]?.string == id {
                    return resource
                }
                if let found = search(parameter.items(.part), depth + 1) { return found }
            }
            return nil
        }
        return search(scope.node.items(.parameter), 0).map { ReferenceTarget(node: $0, place: .bundled, parent: scope) }
    }

    private func find(_ reference: ReferenceText, in index: BundleIndex, fullURL: String?) -> BundleIndex.Target? {
        let plain = reference.text.prefix { $0 != "#" }
        if let found = index.entry(url: String(plain)) { return found }
        switch reference.form {
        case .relative:
            guard let fullURL else { return nil }
            if fullURL.hasPrefix("urn:") {
                // Section 2.36.4.1 knows no relative reference from such an entry; an entry named by the same id is meant.
                if let id = reference.id, let scheme = fullURL.lastIndex(of: ":"),
                    let found = index.entry(url: fullURL[...scheme] + id)
                {
                    return found
                }
            } else {
                let base = parse(reference: fullURL).base
                if !base.isEmpty, let found = index.entry(url: base + plain) { return found }
            }
            let byID = options.resolvesBundleReferencesByID ?? false
            if byID, let found = index.entry(typeAndID: String(plain)) { return found }
            return nil
        default: return nil
        }
    }

    private func resolveOutside(_ reference: ReferenceText) -> ReferenceTarget? {
        guard options.references != .ignore, let resolver = validator.resolver else { return nil }
        switch reference.form {
        case .relative, .absolute:
            if let own = ownResource(reference) { return own }
            let document: Document?
            if let known = resolved[reference.text] {
                document = known
            } else {
                document = resolver(reference.text)
                resolved[reference.text] = document
            }
            return document.map { ReferenceTarget(node: $0.root, place: .remote, parent: nil) }
        default: return nil
        }
    }

    /// The resource under validation, when a reference leads back to it.
    private func ownResource(_ reference: ReferenceText) -> ReferenceTarget? {
        guard let subject, case .relative = reference.form, subject.resourceType == reference.type,
            let id = reference.id, subject[.id]?.string == id
        else { return nil }
        return ReferenceTarget(node: subject, place: .remote, parent: nil)
    }

    /// Checks the text of a Reference and, inside the instance, that it leads somewhere.
    func checkReference(_ node: Node, _ place: Place) {
        guard let textNode = node[.reference], let text = textNode.string, !text.isEmpty else { return }
        let reference = parse(reference: text)
        if !options.allowsExampleURLs, ExampleURLs.contains(text) {
            report(.exampleURL, at: textNode, "example URLs are not allowed here: \(text)")
        }
        let target = resolve(reference, from: place.scope)
        if let use = place.element?.types.first(where: { $0.name == node.name }), !use.targets.isEmpty {
            checkTargets(reference, target, node, use, place)
        }
        if let target {
            if let stated = node[.type]?.string, let actual = target.node.resourceType, stated != actual,
                schemas.isResourceType(stated)
            {
                report(
                    .referenceType, at: node,
                    "type says \(stated), but the reference leads to a resource of type \(actual)")
            }
            if let type = reference.type, let actual = target.node.resourceType, type != actual {
                report(
                    .referenceType, at: node,
                    "the reference '\(text)' names the type \(type), but leads to a resource of type \(actual)")
            }
            return
        }
        if case .fragment = reference.form {
            report(
                .referenceUnresolved, at: node, "there is no contained resource with the id of the reference '\(text)'")
            return
        }
        checkUnresolved(reference, node, place.scope)
    }

    private func checkUnresolved(_ reference: ReferenceText, _ node: Node, _ scope: ResourceScope) {
        if let (bundle, _) = scope.bundle {
            let type = index(of: bundle).type
            switch reference.form {
            case .other:
                report(
                    .referenceForm, at: node,
                    "a relative reference must have the form Type/id, not '\(reference.text)'")
            case .conditional:
                if type == "transaction" {
                    checkConditional(reference, node)
                } else {
                    report(
                        .referenceForm, at: node,
                        "a search as reference is only allowed in a transaction, not '\(reference.text)'")
                }
            default: break
            }
        }
        if options.references != .ignore, validator.resolver != nil {
            switch reference.form {
            case .relative where options.assumesRESTReferences: return
            case .absolute where options.allowsExampleURLs && ExampleURLs.contains(reference.text): return
            case .relative, .absolute:
                report(.referenceUnresolved, at: node, "the reference '\(reference.text)' leads to no resource")
            default: break
            }
        }
    }

    /// Checks `Type?name=value&…` (specification, section 3.1.0.11.2).
    private func checkConditional(_ reference: ReferenceText, _ node: Node) {
        let parts = reference.text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let pairs = parts[1].split(separator: "&", omittingEmptySubsequences: false)
        if !schemas.isResourceType(String(parts[0])) || parts[1].contains("?") {
            report(
                .referenceForm, at: node,
                "a conditional reference must have the form Type?parameters, not '\(reference.text)'")
        }
        let isQuery = pairs.allSatisfy { pair in
            let sides = pair.split(separator: "=", omittingEmptySubsequences: false)
            return sides.count == 2 && !sides[0].isEmpty && !sides[1].isEmpty
        }
        if !isQuery {
            report(.referenceForm, at: node, "'\(parts[1])' is no query of name=value pairs")
        }
    }

    /// Checks that the target of a reference has a type the base specification allows.
    private func checkTargets(
        _ reference: ReferenceText, _ target: ReferenceTarget?, _ node: Node, _ use: TypeUse, _ place: Place
    ) {
        let implied = options.checksImpliedTypes ? reference.type : nil
        guard let type = target?.node.resourceType ?? implied else { return }
        guard !use.targets.contains(type), let schema = schemas.resource(named: type),
            !schema.lineage.contains(where: use.targets.contains)
        else { return }
        let path = place.element?.path ?? ""
        report(
            .referenceType, at: node,
            "a reference from \(path) must lead to \(use.targets.joined(separator: " or ")), not to \(type)")
    }
}
