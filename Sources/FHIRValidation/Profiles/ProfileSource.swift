import FHIRDefinitions
import FHIRModel

/// The JSON of a profile, for extensions of its elements that the compact form does not keep.
final class ProfileSource: Sendable {
    private let document: Document?
    private let elements: [String: Node]

    init(_ definition: StructureDefinition) {
        guard let json = definition.resource.json, let document = try? Document(json: json) else {
            document = nil
            elements = [:]
            return
        }
        self.document = document
        var elements: [String: Node] = [:]
        for part in [ElementName.snapshot, .differential] {
            guard let list = document.root[part]?[.element] else { continue }
            for element in list.elements where element[.extension] != nil {
                let key = element[.id]?.string ?? element[.path]?.string ?? ""
                elements[key] = element
            }
        }
        self.elements = elements
    }

    /// The value of an extension of an element, whatever its type.
    func value(_ url: String, of element: ElementDefinition) -> Node? {
        guard let node = elements[element.id] ?? elements[element.path] else { return nil }
        for item in node.items(.extension) where item[.url]?.string == url {
            for (name, value) in item.members where name != .url && name != .extension && name != .id { return value }
        }
        return nil
    }

    /// The value of an extension of the definition itself.
    func value(_ url: String) -> Node? {
        guard let list = document?.root[.extension] else { return nil }
        for item in list.elements where item[.url]?.string == url {
            for (name, value) in item.members where name != .url && name != .extension && name != .id { return value }
        }
        return nil
    }
}
