import FHIRModel

/// What is compared of an element of a snapshot.
struct SnapshotSignature: Equatable {
    /// Path, slice name and cardinality: level 1.
    let shape: [String?]
    /// What else the element demands, without documentation, constraints and versions: level 2.
    let rules: [String]

    init(_ element: Node) {
        func text(_ name: String) -> String? { element[name]?.primitiveText }
        shape = [text("path"), text("sliceName"), text("min"), text("max")]
        let slicing = element["slicing"].map { slicing in
            let discriminators = slicing["discriminator"]?.elements.map {
                "\($0["type"]?.string ?? "") \($0["path"]?.string ?? "")"
            }
            return (discriminators ?? []).sorted().joined(separator: ", ")
                + " \(slicing["rules"]?.string ?? "") \(slicing["ordered"]?.boolean ?? false)"
        }
        rules = [
            "id \(text("id") ?? "")",
            "type \(Self.types(element["type"]))",
            "binding \(element["binding"]?["strength"]?.string ?? "") \(Self.url(element["binding"]?["valueSet"]?.string))",
            "slicing \(slicing ?? "none")",
            "value \(Self.values(of: element))",
            "mustSupport \(element["mustSupport"]?.boolean ?? false)",
            "isModifier \(element["isModifier"]?.boolean ?? false)",
            "contentReference \(text("contentReference")?.split(separator: "#").last.map(String.init) ?? "")",
        ]
    }

    private static func url(_ canonical: String?) -> String {
        String(canonical?.prefix { $0 != "|" } ?? "")
    }

    private static func types(_ node: Node?) -> String {
        func list(_ type: Node, _ name: String) -> String {
            (type[name]?.elements.map { url($0.string) } ?? []).sorted().joined(separator: " ")
        }
        let types = node?.elements.map { type in
            let code = type["code"]?.string?.split(separator: "/").last.map(String.init) ?? ""
            let name = (code.hasPrefix("System.") ? String(code.dropFirst(7)) : code).lowercased()
            return "\(name) (\(list(type, "profile"))) (\(list(type, "targetProfile"))) (\(list(type, "aggregation")))"
        }
        return (types ?? []).sorted().joined(separator: ", ")
    }

    private static func values(of element: Node) -> String {
        element.members.map(\.value).filter { $0.nameText.hasPrefix("fixed") || $0.nameText.hasPrefix("pattern") }
            .map { "\($0.nameText) \(sorted($0))" }.sorted().joined(separator: ", ")
    }

    /// The value with its members in alphabetical order.
    private static func sorted(_ node: Node) -> String {
        switch node.kind {
        case .object:
            let members = node.members.map { "\($0.value.nameText):\(sorted($0.value))" }.sorted()
            return "{" + members.joined(separator: ",") + "}"
        case .array: return "[" + node.elements.map(sorted).joined(separator: ",") + "]"
        default: return node.primitiveText ?? ""
        }
    }
}
