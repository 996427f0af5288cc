import FHIRModel

extension ValidationRun {
    /// Every contained resource has an id and is referred to, or refers to its container (specification, 2.30.2).
    func checkContained(_ scope: ResourceScope) {
        guard let contained = scope.node[.contained], contained.isArray || contained.isObject else { return }
        var references: Set<String> = []
        collectFragments(scope.node, &references)
        for resource in contained.elements where resource.isObject {
            guard let id = resource[.id]?.string else {
                report(.containedID, at: resource, "a contained resource must have an id")
                continue
            }
            if references.contains(id) || refersToContainer(resource) { continue }
            report(
                .containedUnused, at: resource,
                "the contained resource '\(id)' is not referred to from the resource, nor does it refer to the resource"
            )
        }
    }

    /// All ids that `#id` values in a resource mean.
    private func collectFragments(_ node: Node, _ found: inout Set<String>) {
        for (_, value) in node.members {
            for item in value.elements {
                if item.isObject {
                    collectFragments(item, &found)
                } else if value.name == .div {
                    collectLinks(item.string ?? "", &found)
                } else if item.kind == .string, item.withUTF8({ $0.count > 1 && $0[0] == UInt8(ascii: "#") }) {
                    if let text = item.string { found.insert(String(text.dropFirst())) }
                }
            }
        }
    }

    /// Ids that links and images of a narrative mean.
    private func collectLinks(_ narrative: String, _ found: inout Set<String>) {
        for part in narrative.split(separator: "\"#").dropFirst() { found.insert(String(part.prefix { $0 != "\"" })) }
    }

    private func refersToContainer(_ node: Node) -> Bool {
        for (_, value) in node.members {
            for item in value.elements {
                if item.isObject {
                    if refersToContainer(item) { return true }
                } else if item.text(equals: "#") {
                    return true
                }
            }
        }
        return false
    }
}
