import FHIRModel

extension ImageBuilder {
    /// Adds a conformance resource; what has neither a URL nor is a NamingSystem is no definition and left out.
    /// - Throws: `DefinitionError` of kind `resource` when the resource cannot be one of its type.
    mutating func add(_ resource: Node) throws(DefinitionError) {
        guard let type = resource.resourceType else {
            throw DefinitionError(.resource, "no resourceType")
        }
        let url = resource["url"]?.string
        guard url != nil || type == "NamingSystem" else { return }
        let (kind, record): (CanonicalResource.Kind, UInt32)
        switch type {
        case "StructureDefinition": (kind, record) = try (.structureDefinition, structureDefinition(resource))
        case "ValueSet": (kind, record) = (.valueSet, valueSet(resource))
        case "CodeSystem": (kind, record) = (.codeSystem, codeSystem(resource))
        case "SearchParameter": (kind, record) = try (.searchParameter, searchParameter(resource))
        case "CompartmentDefinition": (kind, record) = (.compartmentDefinition, compartment(resource))
        default: (kind, record) = (.other, other(resource))
        }
        let status = CanonicalResource.Status(code: resource["status"]?.string).rawValue
        let isExperimental = resource["experimental"]?.boolean == true
        addResource([
            kind.rawValue, string(url), string(resource["version"]?.string), string(resource["id"]?.string),
            string(resource["name"]?.string), string(type), status | (isExperimental ? 8 : 0), record,
            options.keepsSources && kind != .other ? json(resource) : 0,
        ])
    }

    private mutating func json(_ node: Node) -> UInt32 {
        string(String(decoding: JSONWriter.bytes(of: node), as: UTF8.self))
    }

    private mutating func other(_ resource: Node) -> UInt32 {
        guard !options.keepsProse, !options.keepsSources else { return json(resource) }
        return string(String(decoding: ProseFilter.json(withoutProseOf: resource), as: UTF8.self))
    }

    private mutating func structureDefinition(_ node: Node) throws(DefinitionError) -> UInt32 {
        typealias Field = StructureDefinition.Field
        guard let type = node["type"]?.string, !type.isEmpty else {
            throw DefinitionError(.resource, "StructureDefinition \(node["url"]?.string ?? "") has no type")
        }
        guard let kind = node["kind"]?.string.flatMap(StructureDefinition.Kind.init(code:)) else {
            throw DefinitionError(.resource, "StructureDefinition \(node["url"]?.string ?? "") has no known kind")
        }
        var record = [UInt32](repeating: 0, count: Field.count)
        record[Field.type] = string(type)
        record[Field.flags] =
            kind.rawValue
            | (node["abstract"]?.boolean == true ? StructureDefinition.Flag.isAbstract : 0)
            | (node["derivation"]?.string == "constraint" ? StructureDefinition.Flag.isConstraint : 0)
        record[Field.baseDefinition] = string(node["baseDefinition"]?.string)
        record[Field.title] = string(node["title"]?.string)
        record[Field.fhirVersion] = string(node["fhirVersion"]?.string)
        let contexts = node["context"]?.elements.flatMap { context -> [String] in
            // R3 had plain strings.
            guard context.isObject else { return ["element", context.string ?? ""] }
            return [context["type"]?.string ?? "element", context["expression"]?.string ?? ""]
        }
        record[Field.contexts] = strings(contexts ?? [])
        record[Field.contextInvariants] = strings(node["contextInvariant"]?.elements.compactMap(\.string) ?? [])
        let imposed = node.extensions("http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile")
        record[Field.imposed] = strings(imposed.compactMap { $0["valueCanonical"]?.string })
        let snapshot = try drafts(node["snapshot"])
        record[Field.snapshot] = elements(snapshot)
        if snapshot.isEmpty || options.keepsDifferentials {
            record[Field.differential] = elements(try drafts(node["differential"]))
        }
        return self.record(record)
    }

    private func drafts(_ view: Node?) throws(DefinitionError) -> [ElementDraft] {
        var drafts: [ElementDraft] = []
        for element in view?["element"]?.elements.map(\.self) ?? [] {
            drafts.append(try ElementDraft(node: element, keepsProse: options.keepsProse))
        }
        return drafts
    }

    private mutating func searchParameter(_ node: Node) throws(DefinitionError) -> UInt32 {
        typealias Field = SearchParameter.Field
        guard let type = node["type"]?.string.flatMap(SearchParameter.ValueType.init(code:)) else {
            throw DefinitionError(.resource, "SearchParameter \(node["url"]?.string ?? "") has no known type")
        }
        func texts(_ name: String) -> [String] { node[name]?.elements.compactMap(\.string) ?? [] }
        func stated(_ name: String, _ shift: UInt32) -> UInt32 {
            node[name]?.boolean.map { ($0 ? 3 : 2) << shift } ?? 0
        }
        var record = [UInt32](repeating: 0, count: Field.count)
        record[Field.code] = string(node["code"]?.string)
        record[Field.type] = type.rawValue
        record[Field.base] = strings(texts("base"))
        record[Field.expression] = string(node["expression"]?.string)
        record[Field.targets] = strings(texts("target"))
        record[Field.comparators] = strings(texts("comparator"))
        record[Field.modifiers] = strings(texts("modifier"))
        record[Field.chains] = strings(texts("chain"))
        let components = node["component"]?.elements.flatMap {
            [$0["definition"]?.string ?? "", $0["expression"]?.string ?? ""]
        }
        record[Field.components] = strings(components ?? [])
        record[Field.flags] = stated("multipleOr", 0) | stated("multipleAnd", 2)
        return self.record(record)
    }

    private mutating func compartment(_ node: Node) -> UInt32 {
        var members: [UInt32] = []
        for member in node["resource"]?.elements.map(\.self) ?? [] {
            members.append(string(member["code"]?.string))
            members.append(strings(member["param"]?.elements.compactMap(\.string) ?? []))
        }
        let list = list(members, stride: CompartmentDefinition.Member.stride)
        return record([string(node["code"]?.string), list, node["search"]?.boolean == true ? 1 : 0])
    }

    /// Adds a definition that stands in another image, with a snapshot made for it.
    mutating func add(_ definition: StructureDefinition, snapshot: [ElementDraft]) {
        typealias Field = StructureDefinition.Field
        let resource = definition.resource
        var record = [UInt32](repeating: 0, count: Field.count)
        record[Field.type] = string(definition.type)
        record[Field.flags] = resource.image.word(resource.record + Field.flags)
        record[Field.baseDefinition] = string(definition.baseDefinition)
        record[Field.title] = string(definition.title)
        record[Field.fhirVersion] = string(definition.fhirVersion)
        record[Field.contexts] = strings(definition.contexts.flatMap { [$0.type, $0.expression] })
        record[Field.contextInvariants] = strings(definition.contextInvariants)
        record[Field.imposed] = strings(definition.imposedProfiles)
        record[Field.snapshot] = elements(snapshot)
        record[Field.differential] = elements(definition.differential.map(ElementDraft.init))
        let place = self.record(record)
        addResource([
            resource.kind.rawValue, string(resource.url), string(resource.version), string(resource.id),
            string(resource.name), string(resource.resourceType),
            resource.image.resourceWord(resource.index, ImageLayout.ResourceRecord.flags), place,
            string(resource.json.map { String(decoding: $0, as: UTF8.self) }),
        ])
    }
}
