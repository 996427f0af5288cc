import FHIRModel

/// One operation of a FHIRPath Patch.
struct PathPatchOperation: Sendable {
    enum Action: Sendable {
        /// Adds an element of a name to the one at the path.
        case add(name: String, PathPatchContent)
        /// Inserts into the list at the path.
        case insert(index: Int, PathPatchContent)
        case delete
        case replace(PathPatchContent)
        /// Moves an item within the list at the path.
        case move(source: Int, destination: Int)
    }

    let path: String
    let action: Action

    init(_ parameter: Node) throws(PatchError) {
        guard parameter[.name]?.text(equals: "operation") == true else {
            throw PatchError(.invalidPatch, "each parameter is called 'operation'")
        }
        var parts: [String: Node] = [:]
        for part in parameter[.part].map({ Array($0.elements) }) ?? [] {
            guard let name = part[.name]?.string else { throw PatchError(.invalidPatch, "a part has no name") }
            guard parts.updateValue(part, forKey: name) == nil else {
                throw PatchError(.invalidPatch, "the operation has two parts '\(name)'")
            }
        }
        path = try Self.text("path", parts)
        let type = try Self.text("type", parts)
        let wanted: Set<String>
        switch type {
        case "add":
            wanted = ["name", "value"]
            action = .add(name: try Self.text("name", parts), try Self.content(parts))
        case "insert":
            wanted = ["index", "value"]
            action = .insert(index: try Self.integer("index", parts), try Self.content(parts))
        case "delete":
            wanted = []
            action = .delete
        case "replace":
            wanted = ["value"]
            action = .replace(try Self.content(parts))
        case "move":
            wanted = ["source", "destination"]
            action = .move(
                source: try Self.integer("source", parts), destination: try Self.integer("destination", parts))
        default: throw PatchError(.invalidPatch, "there is no operation '\(type)'")
        }
        if let other = parts.keys.filter({ $0 != "path" && $0 != "type" && !wanted.contains($0) }).min() {
            throw PatchError(.invalidPatch, "'\(type)' has no part '\(other)'")
        }
    }

    private static func value(_ name: String, _ parts: [String: Node]) throws(PatchError) -> Node {
        guard let part = parts[name] else { throw PatchError(.invalidPatch, "the operation has no part '\(name)'") }
        guard let value = part.members.first(where: { $0.value.nameText.hasPrefix("value") })?.value else {
            throw PatchError(.invalidPatch, "the part '\(name)' has no value")
        }
        return value
    }

    private static func text(_ name: String, _ parts: [String: Node]) throws(PatchError) -> String {
        guard let text = try value(name, parts).string else {
            throw PatchError(.invalidPatch, "the part '\(name)' must be a string")
        }
        return text
    }

    private static func integer(_ name: String, _ parts: [String: Node]) throws(PatchError) -> Int {
        guard let number = try value(name, parts).integer, number >= 0 else {
            throw PatchError(.invalidPatch, "the part '\(name)' must be an integer of 0 or more")
        }
        return number
    }

    private static func content(_ parts: [String: Node]) throws(PatchError) -> PathPatchContent {
        guard let part = parts["value"] else { throw PatchError(.invalidPatch, "the operation has no part 'value'") }
        return try PathPatchContent(part)
    }
}

/// What an operation puts somewhere: a value of a data type, a resource, or an element given by its parts.
enum PathPatchContent: Sendable {
    /// The type as the property names it (`Quantity` of `valueQuantity`), the value, and its `_` companion.
    case value(type: String, Node?, companion: Node?)
    case resource(Node)
    case parts([(name: String, content: PathPatchContent)])

    init(_ part: Node) throws(PatchError) {
        var value: Node?
        var companion: Node?
        var type = ""
        for (name, member) in part.members {
            let text = member.nameText
            let plain = name.isCompanion ? String(text.dropFirst()) : text
            guard plain.hasPrefix("value"), plain.utf8.count > 5 else { continue }
            guard type.isEmpty || type == plain.dropFirst(5) else {
                throw PatchError(.invalidPatch, "a part has two values")
            }
            type = String(plain.dropFirst(5))
            if name.isCompanion { companion = member } else { value = member }
        }
        if !type.isEmpty {
            self = .value(type: type, value, companion: companion)
        } else if let resource = part[.resource] {
            self = .resource(resource)
        } else if let list = part[.part], !list.isEmptyContainer {
            var parts: [(name: String, content: PathPatchContent)] = []
            for inner in list.elements {
                guard let name = inner[.name]?.string else { throw PatchError(.invalidPatch, "a part has no name") }
                parts.append((name, try PathPatchContent(inner)))
            }
            self = .parts(parts)
        } else {
            throw PatchError(.invalidPatch, "the part '\(part[.name]?.string ?? "")' has no value")
        }
    }
}
