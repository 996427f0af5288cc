import FHIRDefinitions
import FHIRModel
import FHIRPath

extension ValidationRun {
    /// Checks an extension: that its URL is known, that it may stand where it does, and what it has in it.
    func checkExtension(_ node: Node, _ place: Place) {
        guard !options.checksStructureOnly else { return }
        guard let urlNode = node[.url], let url = urlNode.string, !url.isEmpty else {
            report(.extensionURL, at: node, "an extension must have a url that says what it means")
            return
        }
        let isInsideExtension = place.parentType?.name == "Extension"
        guard PrimitiveGrammar.isAbsolute(url) else {
            if !isInsideExtension {
                report(.extensionURL, at: node, "the url of an extension must be absolute, not '\(url)'")
            }
            return
        }
        if !options.allowsExampleURLs, ExampleURLs.contains(url) {
            report(.exampleURL, at: urlNode, "example URLs are not allowed here: \(url)")
        }
        var plain = url
        if let bar = url.firstIndex(of: "|") {
            plain = String(url[..<bar])
            report(.extensionURL, at: node, "the url of an extension must not have a version: '\(url)'")
        }
        guard let definition = schemas.extensionDefinition(plain) else {
            // An extension inside an extension may be defined by the outer one alone.
            if isInsideExtension, place.parentElement == nil { return }
            return reportUnknown(url, node)
        }
        checkModifier(definition, node, place)
        if !definition.contexts.isEmpty || !definition.contextInvariants.isEmpty {
            checkContext(definition, node, place)
        }
        if let schema = definition.schema {
            apply(schema, at: node, place.scope)
        }
    }

    private func reportUnknown(_ url: String, _ node: Node) {
        if options.extensionDomains.contains(where: { url.hasPrefix($0) }) { return }
        if options.allowsExampleURLs, ExampleURLs.contains(url) { return }
        if node.name == .modifierExtension {
            report(
                .unknownExtension, at: node,
                "the modifier extension \(url) is not known, so its element cannot be understood")
            return
        }
        report(
            .unknownExtension, at: node, severity: options.unknownExtensions,
            "the extension \(url) is not known, so it is not allowed here")
    }

    private func checkModifier(_ definition: ExtensionSchema, _ node: Node, _ place: Place) {
        let stands = place.element?.name == "modifierExtension"
        if stands, !definition.isModifier {
            report(
                .extensionModifier, at: node,
                "the extension \(definition.url) is no modifier, so it must not stand in modifierExtension")
        } else if !stands, definition.isModifier {
            report(
                .extensionModifier, at: node,
                "the extension \(definition.url) is a modifier, so it must stand in modifierExtension")
        }
    }

    /// Checks `StructureDefinition.context` and `contextInvariant`; the place reported is the extended element.
    private func checkContext(_ definition: ExtensionSchema, _ node: Node, _ place: Place) {
        let holder = place.parent
        // A value in an element definition stands for one of another element: its context is not where it is.
        let isSample = place.parentElement.map { $0.isChoice && $0.path.hasPrefix("ElementDefinition.") } ?? false
        var allowed = definition.contexts.isEmpty || isSample
        for context in definition.contexts where !allowed {
            switch context.type {
            case "element": allowed = isElement(context.expression, place)
            case "extension":
                allowed = extensionAround(holder)?[.url]?.string == context.expression
            default: allowed = matches(fhirPath: context.expression, holder, place)
            }
        }
        if !allowed {
            let list = definition.contexts.map { "\($0.type):\($0.expression)" }.joined(separator: ", ")
            report(
                .extensionContext, at: holder,
                "the extension \(definition.url) is not allowed here; it is allowed on \(list)")
        }
        for invariant in definition.contextInvariants
        where !holds(invariant, at: holder, extension: node, place) {
            report(
                .extensionContext, at: holder,
                "the extension \(definition.url) is not allowed here: '\(invariant.text)' does not hold")
        }
    }

    /// Evaluates a context invariant on the extended element, with the extension as `%extension`.
    private func holds(_ invariant: InvariantRule, at holder: Node, extension node: Node, _ place: Place) -> Bool {
        let context = context(of: place.scope)
        let type = validator.types.type(named: "Extension") ?? .unknown
        context.variables["extension"] = .one(.element(PathElement(node, type: type)))
        defer { context.variables["extension"] = nil }
        let isResource = holder == place.scope.node
        let subject = isResource ? place.scope.schema.pathType : place.parentType?.pathType ?? .unknown
        return invariant.holds(at: PathElement(holder, type: subject), place.scope, self)
    }

    /// The extension an element is, or is the value of.
    private func extensionAround(_ holder: Node) -> Node? {
        if holder[.url] != nil { return holder }
        var parent = holder.parent
        while let current = parent, current.isArray { parent = current.parent }
        return parent?[.url] == nil ? nil : parent
    }

    /// Whether a context of type `element` means the extended element: by path, by type, or by a type it specializes.
    private func isElement(_ expression: String, _ place: Place) -> Bool {
        var expression = expression[...]
        if let hash = expression.firstIndex(of: "#") { expression = expression[expression.index(after: hash)...] }
        if expression.hasPrefix("http://hl7.org/fhir/StructureDefinition/") { expression = expression.dropFirst(40) }
        if expression == "Element" { return true }
        // R4's own definitions have the extension fhir-type on the type, not on its code as its context says.
        if expression == "ElementDefinition.type.code" { expression = "ElementDefinition.type" }
        if let interface = ResourceInterface(rawValue: String(expression)) {
            return place.parentType?.role == .resource && interface.isMet(by: place.parentType)
        }
        if expression.contains(".") {
            if let element = place.parentElement {
                let path =
                    element.isChoice && !expression.hasSuffix("[x]") ? element.path.dropLast(3) : element.path[...]
                if path == expression { return true }
            }
            // Elements that nest by a content reference have the path of the element they share.
            if let type = place.parentType, type.role == .group, type.name == expression { return true }
            let path = SchemaPath.path(of: place.parent, schemas)
            return path == expression || isInherited(expression, path, place)
        }
        if let type = place.parentType { return type.lineage.contains { $0 == expression } }
        // A primitive has no type schema; its type is what the element says.
        guard let element = place.parentElement else { return false }
        return element.types.contains { $0.code == expression }
            || SchemaPath.path(of: place.parent, schemas) == expression
    }

    /// Whether a path such as `DomainResource.text` means the element of a type that specializes the path's type.
    private func isInherited(_ expression: Substring, _ path: String, _ place: Place) -> Bool {
        guard let dot = expression.firstIndex(of: "."), let own = path.firstIndex(of: ".") else { return false }
        return path[own...] == expression[dot...]
            && place.scope.schema.lineage.contains { $0 == expression[..<dot] }
    }

    private func matches(fhirPath: String, _ holder: Node, _ place: Place) -> Bool {
        let rule = schemas.contextExpression(fhirPath)
        return rule?.selects(holder, in: place.scope, self) ?? true
    }
}
