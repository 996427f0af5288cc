import FHIRModel
import FHIRPath

/// An element made from what a patch gives: its property in JSON, the value, and the `_` companion.
struct PathPatchValue {
    let property: String
    let value: PatchTree?
    let companion: PatchTree?

    /// - Throws: a ``PatchError`` when the element cannot have such content.
    init(_ content: PathPatchContent, for element: TypeElement, _ types: PathTypes) throws(PatchError) {
        switch content {
        case .value(let type, let node, let companionNode):
            property = try Self.property(type, of: element)
            value = node.map { .node($0) }
            companion = companionNode.map { .node($0) }
        case .resource(let node):
            guard element.forms.first?.type.kind == .resource else {
                throw PatchError(.invalidPatch, "the element '\(element.name)' is no resource")
            }
            property = element.name
            value = .node(node)
            companion = nil
        case .parts(let parts):
            guard !element.isChoice, let type = element.forms.first?.type, !type.isPrimitive else {
                throw PatchError(.invalidPatch, "the element '\(element.name)' has no parts")
            }
            property = element.name
            value = try Self.object(parts, of: type, types)
            companion = nil
        }
    }

    private static func property(_ type: String, of element: TypeElement) throws(PatchError) -> String {
        guard element.isChoice else { return element.name }
        let property = element.name + type
        guard element.forms.contains(where: { $0.property == property }) else {
            throw PatchError(.invalidPatch, "the element '\(element.name)' cannot be of type \(type)")
        }
        return property
    }

    private static func object(
        _ parts: [(name: String, content: PathPatchContent)], of type: PathType, _ types: PathTypes
    ) throws(PatchError) -> PatchTree {
        var object = PatchTree.object([])
        let null = try PatchTree.null()
        for (name, content) in parts {
            guard let element = types.element(name, of: type) else {
                throw PatchError(.invalidPatch, "\(types.typeName(of: type)) has no element '\(name)'")
            }
            let made = try PathPatchValue(content, for: element, types)
            if element.isRepeating {
                var list = ElementList(made.property, of: object)
                list.insert(made.value, made.companion, at: list.count)
                list.write(made.property, to: &object, null: null)
            } else {
                guard object.member(made.property) == nil else {
                    throw PatchError(.invalidPatch, "the element '\(name)' is given twice")
                }
                made.set(on: &object)
            }
        }
        return object
    }

    /// Puts the element where there is a single one.
    func set(on object: inout PatchTree) {
        for (name, part) in [(property, value), ("_" + property, companion)] {
            if let part { object.set(name, part) } else { object.remove(name) }
        }
    }
}
