import FHIRModel

/// The items of a Questionnaire by link id, with what is around them.
final class QuestionnaireIndex {
    struct Item {
        let node: Node
        /// Link ids of the items around, from the top.
        let ancestors: [String]
        /// Where the item stands when all items are counted in order.
        let position: Int
    }

    let root: Node
    private(set) var items: [String: Item] = [:]
    // The document must live as long as its nodes are used.
    private let document: Document

    init(_ questionnaire: Node) {
        root = questionnaire
        document = questionnaire.document
        collect(questionnaire, [])
    }

    private func collect(_ parent: Node, _ ancestors: [String]) {
        guard ancestors.count < 64 else { return }
        for item in parent.items(.item) {
            let linkID = item[.linkId]?.string ?? ""
            if items[linkID] == nil { items[linkID] = Item(node: item, ancestors: ancestors, position: items.count) }
            collect(item, ancestors + [linkID])
        }
    }
}

extension Node {
    /// The value of the first extension with a URL.
    func extensionValue(_ url: String) -> Node? { extensionValues(url).first }

    /// The values of all extensions with a URL.
    func extensionValues(_ url: String) -> [Node] {
        var values: [Node] = []
        for item in items(.extension) where item[.url]?.string == url {
            for (name, value) in item.members where name != .url && name != .extension && name != .id {
                values.append(value)
            }
        }
        return values
    }

    /// The value of a choice element and its type, such as `valueCoding`.
    func choice(_ stem: String) -> (value: Node, type: String)? {
        for (name, value) in members where !name.isCompanion {
            let text = document.text(of: name)
            guard text.hasPrefix(stem), text.count > stem.count else { continue }
            let suffix = String(text.dropFirst(stem.count))
            guard suffix.first?.isUppercase == true else { continue }
            let lowered = suffix.prefix(1).lowercased() + suffix.dropFirst()
            return (value, PrimitiveKind(rawName: lowered) == nil ? suffix : lowered)
        }
        return nil
    }
}
