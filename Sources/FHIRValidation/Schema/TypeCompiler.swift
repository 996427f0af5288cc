import FHIRDefinitions
import FHIRModel

/// Makes the schemas of types of the base specification from their definitions.
///
/// Types refer to each other in circles, so a schema is entered in the table before its elements are made. The caller
/// holds the lock under which nobody else sees the table.
struct TypeCompiler {
    let definitions: DefinitionStore
    /// Schemas by type name, and of groups by path.
    var schemas: [String: TypeSchema]
    /// The order in which schemas were made; a schema's position is its number for FHIRPath.
    var order: [TypeSchema]

    /// The schema of a type, made when it is not there yet; `nil` when there is no such complex type.
    mutating func schema(named name: String) -> TypeSchema? {
        if let known = schemas[name] { return known }
        guard let definition = definitions.type(named: name), definition.kind != .primitiveType, !definition.isProfile
        else { return nil }
        let list = definition.snapshot
        guard !list.isEmpty else { return nil }
        let role: TypeSchema.Role = definition.kind == .resource ? .resource : .dataType
        let made = add(
            TypeSchema(
                name: name, role: role, lineage: definitions.lineage(ofType: name), isAbstract: definition.isAbstract,
                number: order.count))
        complete(made, list, 0)
        return made
    }

    private mutating func add(_ schema: TypeSchema) -> TypeSchema {
        schemas[schema.name] = schema
        order.append(schema)
        return schema
    }

    private mutating func complete(_ schema: TypeSchema, _ list: ElementList, _ root: Int) {
        var elements: [ElementSchema] = []
        for index in list.children(of: root) where list[index].sliceName == nil {
            elements.append(element(list[index], list))
        }
        let invariants = schema.role == .group ? [] : self.invariants(list[root], except: [])
        schema.complete(elements: elements, invariants: invariants, special: Self.special(schema))
    }

    private static func special(_ schema: TypeSchema) -> SpecialType {
        switch schema.name {
        case "Extension": .extension
        case "Reference": .reference
        case "Coding": .coding
        case "Attachment": .attachment
        case "Meta": .meta
        case "Identifier": .identifier
        default: .none
        }
    }

    private mutating func element(_ definition: ElementDefinition, _ list: ElementList) -> ElementSchema {
        let uses = types(of: definition, list)
        let inherited = Set(uses.flatMap { $0.schema?.invariants.map(\.key) ?? [] })
        return ElementSchema(
            name: definition.name, path: definition.path, min: definition.min ?? 0, max: definition.max ?? Int.max,
            isArray: (definition.base?.max ?? definition.max ?? Int.max) > 1, isChoice: definition.isChoice,
            isModifier: definition.isModifier, types: uses, binding: BindingRule(definition.binding),
            invariants: invariants(definition, except: inherited))
    }

    private func invariants(_ definition: ElementDefinition, except inherited: Set<String>) -> [InvariantRule] {
        definition.constraints.compactMap { constraint in
            inherited.contains(constraint.key) ? nil : InvariantRule(constraint)
        }
    }

    private mutating func types(of definition: ElementDefinition, _ list: ElementList) -> [TypeUse] {
        if let reference = definition.contentReference {
            let path = String(reference.drop { $0 != "#" }.dropFirst())
            return [groupUse(definition, group(at: path, list))]
        }
        if definition.subtreeEnd > definition.index + 1, !definition.isRoot {
            let code = definition.types.first?.typeName ?? "BackboneElement"
            if code == "BackboneElement" || code == "Element" {
                return [groupUse(definition, group(at: definition.path, list))]
            }
        }
        return definition.types.map { use($0, definition) }
    }

    private func groupUse(_ definition: ElementDefinition, _ group: TypeSchema?) -> TypeUse {
        TypeUse(
            name: definition.elementName, code: "BackboneElement", primitive: nil, schema: group, isResource: false,
            targets: [])
    }

    /// The schema of a group of elements inside a type, such as `Patient.contact`.
    private mutating func group(at path: String, _ list: ElementList) -> TypeSchema? {
        if let known = schemas[path] { return known }
        guard let index = list.index(ofID: path) else { return nil }
        let code = list[index].types.first?.typeName ?? "BackboneElement"
        let made = add(
            TypeSchema(
                name: path, role: .group, lineage: code == "Element" ? ["Element"] : ["BackboneElement", "Element"],
                isAbstract: false, number: order.count))
        complete(made, list, index)
        return made
    }

    private mutating func use(_ type: ElementType, _ definition: ElementDefinition) -> TypeUse {
        // An element's id is any string (section 2.27.0.1), though R4B calls its type `id` as a resource's.
        let isElementID = definition.base?.path == "Element.id"
        let code = isElementID ? "string" : type.typeName
        var name = definition.elementName
        if definition.isChoice {
            name = ElementName(known: definition.name + code.prefix(1).uppercased() + code.dropFirst())
        }
        let primitive = PrimitiveKind(typeCode: code)
        let isResource = code == "Resource" || code == "DomainResource"
        let prefix = "http://hl7.org/fhir/StructureDefinition/"
        var targets: [String] = []
        if code == "Reference" {
            targets = type.targetProfiles.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
            if targets.contains("Resource") { targets = [] }
        }
        return TypeUse(
            name: name, code: code, primitive: primitive,
            schema: primitive == nil && !isResource ? schema(named: code) : nil, isResource: isResource,
            targets: targets)
    }
}
