import FHIRModel

extension ValidationRun {
    /// Rules of Bundles that their invariants do not state (specification, sections 2.36 and 3.3).
    func checkBundle(_ scope: ResourceScope) {
        guard !options.checksStructureOnly else { return }
        let bundle = scope.node
        let type = bundle[.type]?.string ?? ""
        checkLinks(bundle)
        let entries = bundle[.entry].map { Array($0.elements) } ?? []
        checkFullURLs(entries, type)
        if type == "document" || type == "message" { checkFirstEntry(entries, type, scope) }
        if type == "document" || type == "message" { checkReachability(entries, bundle, scope, type) }
    }

    /// A link relation occurs once.
    private func checkLinks(_ bundle: Node) {
        guard let links = bundle[.link] else { return }
        var seen: Set<String> = []
        for link in links.elements {
            guard let relation = link[.relation]?.string else { continue }
            if relation != "stylesheet", !seen.insert(relation).inserted {
                report(.bundleLink, at: link, "the link relation '\(relation)' can only occur once")
            }
        }
    }

    // MARK: Full URLs

    private func checkFullURLs(_ entries: [Node], _ type: String) {
        let mayBeMissing = type == "transaction" || type == "batch" || type.hasSuffix("-response")
        var seen: Set<String> = []
        for entry in entries {
            guard let resource = entry[.resource], resource.isObject else { continue }
            guard let url = entry[.fullUrl]?.string, !url.isEmpty else {
                if !mayBeMissing, resource.resourceType != "Parameters", resource.resourceType != "OperationOutcome" {
                    report(
                        .fullURL, at: entry,
                        "outside of transactions and batches an entry must have a fullUrl, the identity of its resource"
                    )
                }
                continue
            }
            check(fullURL: url, resource, entry, isRequest: type == "transaction" || type == "batch")
            guard type != "history" else { continue }
            let version = resource[.meta]?[.versionId]?.string ?? ""
            if !seen.insert(url + "|" + version).inserted {
                report(.duplicateFullURL, at: entry, "the fullUrl '\(url)' occurs more than once")
            }
        }
    }

    /// A fullUrl that looks like a REST address must agree with the resource's type and id.
    private func check(fullURL url: String, _ resource: Node, _ entry: Node, isRequest: Bool) {
        guard PrimitiveGrammar.isAbsolute(url) else {
            report(.fullURL, at: entry, "a fullUrl must be absolute, not '\(url)'")
            return
        }
        guard url.hasPrefix("http://") || url.hasPrefix("https://") else { return }
        let parsed = parse(reference: url)
        guard let type = resource.resourceType, parsed.type != nil else { return }
        guard let id = resource[.id]?.string else {
            if !isRequest {
                report(
                    .fullURL, at: entry,
                    "the fullUrl '\(url)' looks like a server's address, but the resource has no id")
            }
            return
        }
        if parsed.type != type || parsed.id != id {
            report(
                .fullURL, at: entry,
                "the fullUrl '\(url)' looks like a server's address, so it must end with /\(type)/\(id)")
        }
    }

    // MARK: Documents and messages

    private func checkFirstEntry(_ entries: [Node], _ type: String, _ scope: ResourceScope) {
        let wanted = type == "document" ? "Composition" : "MessageHeader"
        guard let first = entries.first else {
            report(.bundleContent, at: scope.node, "a \(type) must have a \(wanted) as its first entry")
            return
        }
        guard let resource = first[.resource] else {
            report(.bundleContent, at: first, "the first entry of a \(type) must have a \(wanted) in it")
            return
        }
        if type == "document", resource.resourceType == wanted { checkDocument(resource, first, scope) }
    }

    /// What a document's Composition refers to must be in the document (section 3.3.1).
    private func checkDocument(_ composition: Node, _ entry: Node, _ scope: ResourceScope) {
        guard let schema = schemas.resource(named: "Composition") else { return }
        let inner = ResourceScope(node: composition, schema: schema, parent: scope, isContained: false, entry: entry)
        requireInBundle(composition[.subject], inner)
        requireInBundle(composition[.encounter], inner)
        requireInBundle(composition[.author], inner)
        requireInBundle(composition[.custodian], inner)
        for attester in composition.items(.attester) {
            requireInBundle(attester[.party], inner)
        }
        for event in composition.items(.event) {
            requireInBundle(event[.detail], inner)
        }
        for section in composition.items(.section) {
            requireSection(section, inner, depth: 0)
        }
    }

    private func requireSection(_ section: Node, _ scope: ResourceScope, depth: Int) {
        guard depth < options.maximumDepth else { return }
        requireInBundle(section[.author], scope)
        requireInBundle(section[.focus], scope)
        requireInBundle(section[.entry], scope)
        for inner in section.items(.section) {
            requireSection(inner, scope, depth: depth + 1)
        }
    }

    private func requireInBundle(_ references: Node?, _ scope: ResourceScope) {
        guard let references else { return }
        for reference in references.elements {
            guard let text = reference[.reference]?.string, !text.isEmpty else { continue }
            if resolve(parse(reference: text), from: scope) != nil { continue }
            report(
                .referenceUnresolved, at: reference, "'\(text)' is not in the Bundle, which a document's parts must be")
        }
    }

    /// Every entry of a document or message is reached from its first by references in either direction.
    private func checkReachability(_ entries: [Node], _ bundle: Node, _ scope: ResourceScope, _ type: String) {
        guard entries.count > 1, let first = entries.first?[.resource], first.isObject else { return }
        let graph = ReferenceGraph(entries, bundle, scope, self)
        for (position, entry) in entries.enumerated() where position > 0 && !graph.isReached(position) {
            guard let resource = entry[.resource], resource.resourceType != nil else { continue }
            let isDocument = type == "document"
            report(
                .unreachableEntry, at: entry, severity: isDocument ? .error : .warning,
                "the entry '\(entry[.fullUrl]?.string ?? "")' is not reached by references from the first entry")
        }
    }
}

/// Which entries of a Bundle are linked to its first, by references in either direction.
struct ReferenceGraph {
    private var group: [Int]

    init(_ entries: [Node], _ bundle: Node, _ scope: ResourceScope, _ run: ValidationRun) {
        group = Array(entries.indices)
        var positions: [Node: Int] = [:]
        for (position, entry) in entries.enumerated() {
            if let resource = entry[.resource] { positions[resource] = position }
        }
        for (position, entry) in entries.enumerated() {
            guard let resource = entry[.resource], let name = resource.resourceType,
                let schema = run.schemas.resource(named: name)
            else { continue }
            let inner = ResourceScope(node: resource, schema: schema, parent: scope, isContained: false, entry: entry)
            link(resource, position, inner, positions, run, 0)
        }
    }

    private mutating func link(
        _ node: Node, _ position: Int, _ scope: ResourceScope, _ positions: [Node: Int], _ run: ValidationRun,
        _ depth: Int
    ) {
        guard depth < 64 else { return }
        for (name, value) in node.members {
            if name == .reference, let text = value.string {
                guard let target = run.resolve(run.parse(reference: text), from: scope), target.place == .bundled,
                    let other = positions[target.node]
                else { continue }
                join(position, other)
            } else if value.isObject || value.isArray {
                for item in value.elements where item.isObject {
                    link(item, position, scope, positions, run, depth + 1)
                }
            }
        }
    }

    private mutating func root(of position: Int) -> Int {
        var position = position
        while group[position] != position {
            group[position] = group[group[position]]
            position = group[position]
        }
        return position
    }

    private mutating func join(_ first: Int, _ second: Int) {
        let left = root(of: first)
        let right = root(of: second)
        if left != right { group[max(left, right)] = min(left, right) }
    }

    /// Whether an entry is linked to the first.
    func isReached(_ position: Int) -> Bool {
        var position = position
        while group[position] != position { position = group[position] }
        return position == 0
    }
}
