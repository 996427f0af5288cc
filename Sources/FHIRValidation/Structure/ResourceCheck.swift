import FHIRModel

extension ValidationRun {
    /// Checks a resource: its type, its content, its own rules, and the profiles it claims.
    ///
    /// `profiles`: canonical URLs it must meet besides those it claims.
    func checkResource(
        _ node: Node, parent: ResourceScope?, isContained: Bool = false, entry: Node? = nil, profiles: [String] = []
    ) {
        guard let schema = resourceSchema(of: node) else { return }
        let scope = ResourceScope(node: node, schema: schema, parent: parent, isContained: isContained, entry: entry)
        let place = Place(
            element: nil, scope: scope, parent: node, parentElement: nil, parentType: nil)
        checkObject(node, schema, place)
        checkResourceRules(scope)
        applyProfiles(scope, asked: profiles)
    }

    /// The schema of the type a resource says it has; reports and gives `nil` when it says none that may be.
    func resourceSchema(of node: Node) -> TypeSchema? {
        guard node.isObject else {
            report(.wrongJSONType, at: node, "a resource must be an object, not \(describe(node))")
            return nil
        }
        guard let type = node[.resourceType] else {
            report(.missingResourceType, at: node, "a resource must say its type in 'resourceType'")
            return nil
        }
        guard let name = type.string else {
            report(.wrongJSONType, at: node, "'resourceType' must be a string, not \(describe(type))")
            return nil
        }
        guard let schema = schemas.resource(named: name) else {
            report(.unknownResourceType, at: node, "'\(name)' is no resource type of FHIR R4")
            return nil
        }
        if schema.isAbstract {
            report(.unknownResourceType, at: node, "'\(name)' is abstract: a resource must have one of its types")
            return nil
        }
        return schema
    }

    /// Checks a resource that stands in another.
    func checkNestedResource(_ node: Node, _ element: ElementSchema, in parent: Node, _ place: Place) {
        let isContained = element.name == "contained"
        if isContained, !options.validatesContained { return }
        let isEntry = element.path == "Bundle.entry.resource"
        var asked: [String] = []
        if isEntry, !options.bundleProfiles.isEmpty, let type = node.resourceType {
            asked = bundleProfiles(for: node, type: type, in: place.scope.node)
        }
        checkResource(
            node, parent: place.scope, isContained: isContained, entry: isEntry ? parent : nil, profiles: asked)
    }

    private func bundleProfiles(for node: Node, type: String, in bundle: Node) -> [String] {
        var position = 0
        for entry in bundle.items(.entry) {
            guard let resource = entry[.resource], resource.resourceType == type else { continue }
            if resource == node { break }
            position += 1
        }
        return options.bundleProfiles.filter { $0.type == type && $0.position == position }.map(\.profile)
    }

    /// Rules of resources that are not in their definitions.
    private func checkResourceRules(_ scope: ResourceScope) {
        checkIdentifier(scope)
        checkContained(scope)
        switch scope.schema.name {
        case "Bundle": checkBundle(scope)
        case "Questionnaire": checkQuestionnaire(scope)
        case "QuestionnaireResponse": checkQuestionnaireResponse(scope)
        case "StructureDefinition": checkStructureDefinition(scope)
        case "CodeSystem": checkCodeSystem(scope)
        case "ValueSet": checkValueSet(scope)
        case "SearchParameter": checkSearchParameter(scope)
        case "MeasureReport": checkMeasureReport(scope)
        default: break
        }
        checkPublication(scope)
    }

    /// `Resource.id` has the lexical form of the type `id`, though its definition says `string`, and no extensions.
    private func checkIdentifier(_ scope: ResourceScope) {
        if let id = scope.node[.id], id.kind == .string,
            let fault = id.withUTF8({ PrimitiveGrammar.identifierFault($0) }), fault != .empty
        {
            report(.invalidID, at: id, "'\(id.string ?? "")' is no valid resource id: \(fault.text)")
        }
        if let companion = scope.node[ElementName.id.companion], companion[.extension] != nil {
            report(.extensionOnID, at: companion, "a resource's id must not have extensions")
        }
    }

    /// Element ids are unique in a resource; a contained resource counts for itself (section 2.27.0.1).
    func checkUnique(_ id: Node, of node: Node, _ scope: ResourceScope) {
        // Elements of a snapshot and a differential share their ids by design.
        guard let text = id.string, scope.schema.name != "StructureDefinition" else { return }
        if !scope.elementIDs.insert(text).inserted {
            report(.duplicateID, at: node, "duplicate id value '\(text)'")
        }
    }
}
