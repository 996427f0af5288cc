import FHIRDefinitions
import FHIRModel
import FHIRPath

/// Where an object stands: the element it is a value of.
struct Place {
    /// The element the object is a value of; `nil` for a resource.
    let element: ElementSchema?
    let scope: ResourceScope
    /// The object or primitive the object is in; for an extension what it extends.
    let parent: Node
    /// The element `parent` is a value of.
    let parentElement: ElementSchema?
    /// The type `parent` has; `nil` for a primitive.
    let parentType: TypeSchema?
    /// Whether the object only holds the id and extensions of a primitive value.
    var isCompanion = false
}

extension ValidationRun {
    /// Checks an object against a type of the base specification, and all that is in it.
    func checkObject(_ node: Node, _ schema: TypeSchema, _ place: Place) {
        guard depth < options.maximumDepth else {
            report(.tooDeep, at: node, "elements are nested more than \(options.maximumDepth) deep")
            return
        }
        depth += 1
        defer { depth -= 1 }
        if node.isEmptyContainer {
            report(.emptyObject, at: node, "an object must have some content; leave the element out instead")
        }
        var seen = ElementSet()
        let hasCompanions = node.members.contains { $0.name.isCompanion }
        for (name, value) in node.members {
            guard let slot = schema.slots.slot(name) else {
                checkUnknown(name, value, in: node, schema)
                continue
            }
            let element = schema.elements[slot.element]
            let use = element.types[slot.choice]
            if name.isCompanion {
                guard use.primitive != nil else {
                    report(.unknownElement, at: node, "unrecognized property '\(node.document.text(of: name))'")
                    continue
                }
                if node[name.withoutCompanion] == nil {
                    countChoice(&seen, slot.element, element, node)
                    for item in value.elements where !item.isNull || !value.isArray {
                        checkCompanion(item, nil, element, node, schema, place.scope)
                    }
                }
            } else {
                countChoice(&seen, slot.element, element, node)
                if name == .id, schema.role != .resource { checkUnique(value, of: node, place.scope) }
                let companion = hasCompanions && use.primitive != nil ? node[name.companion] : nil
                checkMember(value, companion, element, use, in: node, schema, place)
            }
        }
        if !seen.isSuperset(of: schema.required) { reportMissing(seen, in: node, schema) }
        checkSpecial(node, schema, place)
        if !schema.invariants.isEmpty {
            check(schema.invariants, at: PathElement(node, type: schema.pathType), place.scope)
        }
        if let element = place.element, !place.isCompanion {
            if !element.invariants.isEmpty {
                check(element.invariants, at: PathElement(node, type: schema.pathType), place.scope)
            }
            if let binding = element.binding { checkBinding(binding, at: node, place.scope) }
        }
    }

    private func countChoice(_ seen: inout ElementSet, _ index: Int, _ element: ElementSchema, _ node: Node) {
        if seen.contains(index) {
            report(.maximum, at: node, "\(element.path): at most 1 allowed, but found more than one type of it")
        }
        seen.insert(index)
    }

    private func reportMissing(_ seen: ElementSet, in node: Node, _ schema: TypeSchema) {
        for (index, element) in schema.elements.enumerated() where element.min > 0 && !seen.contains(index) {
            report(.minimum, at: node, "\(element.path): minimum required = \(element.min), but only found 0")
        }
    }

    private func checkUnknown(_ name: ElementName, _ value: Node, in node: Node, _ schema: TypeSchema) {
        if name == .resourceType, schema.role == .resource { return }
        let text = node.document.text(of: name)
        if schema.slots.slot(.resourceType) == nil, let choice = choiceStem(text, in: schema) {
            report(
                .unknownElement, at: node,
                "unrecognized property '\(text)': \(choice.path) has no such type; it may have \(choice.types.map(\.code).joined(separator: ", "))"
            )
            return
        }
        report(.unknownElement, at: node, "unrecognized property '\(text)'")
    }

    private func choiceStem(_ text: String, in schema: TypeSchema) -> ElementSchema? {
        schema.elements.first { $0.isChoice && text.hasPrefix($0.name) }
    }

    /// Checks one property: whether it is an array where FHIR wants one, then each value.
    private func checkMember(
        _ value: Node, _ companion: Node?, _ element: ElementSchema, _ use: TypeUse, in node: Node,
        _ schema: TypeSchema, _ place: Place
    ) {
        guard value.isArray else {
            if element.isArray {
                report(.notAnArray, at: value, "\(element.path) must be an array, not \(describe(value))")
            }
            checkValue(value, companion, element, use, in: node, schema, place)
            return
        }
        // Several values of a single element are too many, whatever they are written in; that is said below.
        if !element.isArray, value.count < 2 {
            report(.unexpectedArray, at: value, "\(element.path) must not be an array")
        }
        if value.isEmptyContainer {
            report(.emptyArray, at: value, "an array must not be empty; leave the property out instead")
            return
        }
        var position = 0
        var count = 0
        for item in value.elements {
            let itemCompanion = companion?.isArray == true ? companion?[position] : nil
            position += 1
            if item.isNull {
                // A null keeps the place of a value that has an id or extensions only (section 2.6.2.3).
                if use.primitive != nil, let itemCompanion, !itemCompanion.isNull {
                    checkCompanion(itemCompanion, nil, element, node, schema, place.scope)
                    count += 1
                } else {
                    report(.nullValue, at: item, "null is only allowed for a primitive value that has extensions")
                }
                continue
            }
            count += 1
            checkValue(item, itemCompanion, element, use, in: node, schema, place)
        }
        if let companion, companion.isArray, companion.count > position {
            for item in companion.elements.dropFirst(position) where !item.isNull {
                checkCompanion(item, nil, element, node, schema, place.scope)
                count += 1
            }
        }
        if count > element.max {
            report(.maximum, at: node, "\(element.path): max allowed = \(element.max), but found \(count)")
        }
        if count < element.min {
            report(.minimum, at: node, "\(element.path): minimum required = \(element.min), but only found \(count)")
        }
    }

    private func checkValue(
        _ value: Node, _ companion: Node?, _ element: ElementSchema, _ use: TypeUse, in node: Node,
        _ schema: TypeSchema, _ place: Place
    ) {
        if let primitive = use.primitive {
            checkPrimitive(value, primitive, element, companion, place)
            if let companion { checkCompanion(companion, value, element, node, schema, place.scope) }
        } else if !value.isObject {
            report(.wrongJSONType, at: value, "\(element.path) must be an object, not \(describe(value))")
        } else if use.isResource {
            checkNestedResource(value, element, in: node, place)
        } else if let type = use.schema {
            let inner = Place(
                element: element, scope: place.scope, parent: node, parentElement: place.element,
                parentType: place.isCompanion ? nil : schema)
            checkObject(value, type, inner)
        }
    }

    /// Checks what stands beside a primitive value: its id and extensions.
    private func checkCompanion(
        _ companion: Node, _ value: Node?, _ element: ElementSchema, _ node: Node, _ schema: TypeSchema,
        _ scope: ResourceScope
    ) {
        guard companion.isObject else {
            if companion.isNull, value != nil { return }
            report(.wrongJSONType, at: companion, "an id and extensions of \(element.path) must be in an object")
            return
        }
        if value == nil, companion[.extension] == nil {
            report(.missingValue, at: companion, "\(element.path) must have a value or an extension")
        }
        if value == nil, let binding = element.binding, binding.strength == .required, !options.checksStructureOnly {
            report(
                .codeNotInValueSet, at: companion,
                "\(element.path) has no code, but one of the value set '\(binding.valueSet)' is required")
        }
        let inner = Place(
            element: element, scope: scope, parent: node, parentElement: nil, parentType: schema, isCompanion: true)
        checkObject(companion, schemas.elementType, inner)
    }

    func describe(_ node: Node) -> String {
        switch node.kind {
        case .object: "an object"
        case .array: "an array"
        case .string: "a string"
        case .number: "a number"
        case .boolean: "a boolean"
        case .null: "null"
        }
    }
}
