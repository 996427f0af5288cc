import FHIRModel

/// Spells the place of a value as FHIRPath: like ``Node/path``, but a choice by its element and type
/// (`Observation.value.ofType(Quantity)`), found by descending from the root with the schemas.
struct SchemaPath {
    private var text = ""
    private var schema: TypeSchema?

    /// The path with the places of array items.
    static func expression(of node: Node, _ schemas: SchemaStore) -> String {
        var path = SchemaPath()
        path.descend(to: node, schemas, withPositions: true)
        return path.text
    }

    /// The path as definitions write it, from the innermost resource on, choices without type.
    static func path(of node: Node, _ schemas: SchemaStore) -> String {
        var path = SchemaPath()
        path.descend(to: node, schemas, withPositions: false)
        return path.text
    }

    private mutating func descend(to target: Node, _ schemas: SchemaStore, withPositions: Bool) {
        var node = target.document.root
        enterResource(node, schemas, restart: true)
        while node != target {
            if node.isObject {
                guard let (name, child) = node.members.first(where: { contains($0.value, target) }) else { return }
                enter(name.withoutCompanion, isCompanion: name.isCompanion, node, schemas, withPositions)
                node = child
            } else {
                var position = 0
                var found: Node?
                for item in node.elements {
                    if contains(item, target) {
                        found = item
                        break
                    }
                    position += 1
                }
                guard let found else { return }
                if withPositions { text += "[\(position)]" }
                node = found
            }
            if node.isObject, node[.resourceType] != nil, schema == nil || schema?.role == .resource {
                enterResource(node, schemas, restart: !withPositions)
            }
        }
    }

    private func contains(_ node: Node, _ target: Node) -> Bool {
        node.order <= target.order && target.order < node.endOrder
    }

    private mutating func enterResource(_ node: Node, _ schemas: SchemaStore, restart: Bool) {
        let name = node.resourceType ?? ""
        schema = schemas.resource(named: name)
        if restart || text.isEmpty { text = name }
    }

    private mutating func enter(
        _ name: ElementName, isCompanion: Bool, _ node: Node, _ schemas: SchemaStore, _ withPositions: Bool
    ) {
        guard let current = schema, let slot = current.slots.slot(name) else {
            text += "." + node.document.text(of: name)
            schema = nil
            return
        }
        let element = current.elements[slot.element]
        let use = element.types[slot.choice]
        text += "." + element.name
        if element.isChoice, withPositions { text += ".ofType(\(use.code))" }
        schema = isCompanion ? schemas.elementType : use.schema
    }
}
