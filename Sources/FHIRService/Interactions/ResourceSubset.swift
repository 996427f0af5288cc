import FHIRModel

/// Which of a type's elements are in its summary, and which may never be left out; by name, choices as `value[x]`.
package protocol ElementLists: Sendable {
    func summaryElements(of type: String) -> Set<String>?
    func mandatoryElements(of type: String) -> Set<String>?
}

/// Cuts a resource down to what `_summary` or `_elements` ask for (R4 3.1.1.5.8, 3.1.1.5.9).
package struct ResourceSubset: Sendable {
    private let shape: ResponseShape
    private let lists: (any ElementLists)?

    package init(_ shape: ResponseShape, lists: (any ElementLists)?) {
        self.shape = shape
        self.lists = lists
    }

    /// The compact JSON of the part that was asked for, marked as SUBSETTED when something may be missing.
    package func bytes(of resource: StoredResource) throws -> [UInt8] {
        guard !shape.isComplete, let kept = keeps(resource.type) else { return resource.json }
        let document = try Document(json: resource.json)
        var builder = ResourceBuilder(capacity: resource.json.count)
        for (name, value) in document.root.members {
            let text = document.text(of: name)
            let plain = text.hasPrefix("_") ? String(text.dropFirst()) : text
            if plain == "meta" {
                Self.writeMeta(value, to: &builder)
            } else if kept(plain) {
                builder.member(value)
            }
        }
        if document.root[.meta] == nil { Self.writeMeta(nil, to: &builder) }
        return builder.finish()
    }

    /// The test on an element's name; `nil` when all are kept.
    private func keeps(_ type: String) -> (@Sendable (String) -> Bool)? {
        let always = (lists?.mandatoryElements(of: type) ?? []).union(["resourceType", "id", "implicitRules"])
        switch shape.summary {
        case .false:
            guard !shape.elements.isEmpty else { return nil }
            let wanted = Set(
                shape.elements.map { $0.hasPrefix(type + ".") ? String($0.dropFirst(type.count + 1)) : $0 }
            )
            .union(always)
            return { name in wanted.contains(name) || wanted.contains { Self.isChoice(name, of: $0) } }
        case .true:
            guard let summary = lists?.summaryElements(of: type) else { return nil }
            let wanted = summary.union(always)
            return { name in wanted.contains(name) || wanted.contains { Self.isChoice(name, of: $0) } }
        case .text: return { always.contains($0) || $0 == "text" }
        case .data: return { $0 != "text" }
        case .count: return { _ in false }
        }
    }

    /// `deceasedBoolean` is a form of `deceased[x]`.
    private static func isChoice(_ name: String, of element: String) -> Bool {
        guard element.hasSuffix("[x]") else { return false }
        let stem = element.dropLast(3)
        return name.hasPrefix(stem) && name.dropFirst(stem.count).first?.isUppercase == true
    }

    private static func writeMeta(_ meta: Node?, to builder: inout ResourceBuilder) {
        builder.object("meta") { object in
            if let meta {
                for (name, value) in meta.members where name != .tag { object.member(value) }
            }
            object.array("tag") { tags in
                if let present = meta?[.tag] {
                    for tag in present.elements { tags.item(raw: tag) }
                }
                tags.item { tag in
                    tag.string("system", constant: "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                    tag.string("code", constant: "SUBSETTED")
                }
            }
        }
    }
}
