import FHIRModel

extension ImageBuilder {
    mutating func codeSystem(_ node: Node) -> UInt32 {
        typealias Field = CodeSystem.Field
        var record = [UInt32](repeating: 0, count: Field.count)
        record[Field.flags] = Self.flags(ofCodeSystem: node)
        record[Field.title] = string(node["title"]?.string)
        record[Field.valueSet] = string(node["valueSet"]?.string)
        record[Field.supplements] = string(node["supplements"]?.string)
        record[Field.statedCount] = node["count"]?.integer.flatMap { UInt32(exactly: $0) } ?? ImageLayout.absent
        let concepts = concepts(node["concept"])
        record[Field.concepts] = uniqueList(concepts.flatMap(\.record), stride: CodeSystemConcept.stride)
        let order = concepts.indices.sorted { left, right in
            concepts[left].code == concepts[right].code
                ? left < right : concepts[left].code.utf8.lexicographicallyPrecedes(concepts[right].code.utf8)
        }
        record[Field.byCode] = uniqueList(order.map { UInt32($0) }, stride: 1)
        var properties: [UInt32] = []
        for property in node["property"]?.elements.map(\.self) ?? [] {
            properties += [
                string(property["code"]?.string), string(property["uri"]?.string), string(property["type"]?.string),
            ]
        }
        record[Field.properties] = list(properties, stride: CodeSystem.Property.stride)
        record[Field.language] = string(node["language"]?.string)
        return self.record(record)
    }

    private static func flags(ofCodeSystem node: Node) -> UInt32 {
        let content = node["content"]?.string.flatMap(CodeSystem.Content.init(code:))?.rawValue ?? 0
        let sensitivity: UInt32 = node["caseSensitive"]?.boolean.map { $0 ? 3 : 2 } ?? 0
        let meaning = node["hierarchyMeaning"]?.string.flatMap(CodeSystem.HierarchyMeaning.init(code:))?.rawValue ?? 0
        return content | sensitivity << 3 | meaning << 5 | (node["compositional"]?.boolean == true ? 1 << 8 : 0)
            | (node["versionNeeded"]?.boolean == true ? 1 << 9 : 0)
    }

    /// A concept on its way into the image.
    private struct ConceptDraft {
        let code: String
        var record: [UInt32]
    }

    /// All concepts, parents first.
    ///
    /// Without recursion: nesting is as deep as the input says.
    private mutating func concepts(_ top: Node?) -> [ConceptDraft] {
        var concepts: [ConceptDraft] = []
        var waiting: [(node: Node, parent: UInt32)] =
            top?.elements.reversed().map { (node: $0, parent: ImageLayout.absent) } ?? []
        var parents: [Int] = []
        while let (node, parent) = waiting.popLast() {
            let index = concepts.count
            let code = node["code"]?.string ?? ""
            concepts.append(
                ConceptDraft(
                    code: code,
                    record: [
                        string(code), string(node["display"]?.string),
                        options.keepsProse ? string(node["definition"]?.string) : 0, parent, 0,
                        properties(ofConcept: node), designations(node["designation"]),
                    ]))
            parents.append(parent == ImageLayout.absent ? -1 : Int(parent))
            for child in node["concept"]?.elements.reversed() ?? [] {
                waiting.append((node: child, parent: UInt32(index)))
            }
        }
        // The end of a subtree is one behind its last descendant; children come later, so go backwards.
        var ends = concepts.indices.map { $0 + 1 }
        for index in concepts.indices.reversed() {
            concepts[index].record[CodeSystemConcept.Field.subtreeEnd] = UInt32(ends[index])
            if parents[index] >= 0 { ends[parents[index]] = max(ends[parents[index]], ends[index]) }
        }
        return concepts
    }

    private mutating func properties(ofConcept node: Node) -> UInt32 {
        var flat: [UInt32] = []
        for property in node["property"]?.elements.map(\.self) ?? [] {
            guard let value = property.members.first(where: { $0.value.nameText.hasPrefix("value") })?.value else {
                continue
            }
            let text = value.primitiveText ?? "\(value["system"]?.string ?? "")|\(value["code"]?.string ?? "")"
            flat += [string(property["code"]?.string), string(String(value.nameText.dropFirst(5))), string(text)]
        }
        return list(flat, stride: CodeSystemConcept.Property.stride)
    }

    private mutating func designations(_ node: Node?) -> UInt32 {
        var flat: [UInt32] = []
        for designation in node?.elements.map(\.self) ?? [] {
            flat += [
                string(designation["language"]?.string), string(designation["use"]?["system"]?.string),
                string(designation["use"]?["code"]?.string), string(designation["value"]?.string),
            ]
        }
        return list(flat, stride: Designation.stride)
    }

    mutating func valueSet(_ node: Node) -> UInt32 {
        typealias Field = ValueSet.Field
        let compose = node["compose"]
        let inactive: UInt32 = compose?["inactive"]?.boolean.map { $0 ? 3 : 2 } ?? 0
        var record = [UInt32](repeating: 0, count: Field.count)
        record[Field.title] = string(node["title"]?.string)
        record[Field.flags] =
            (compose == nil ? 0 : 1) | inactive << 1 | (node["immutable"]?.boolean == true ? 1 << 3 : 0)
        record[Field.includes] = includes(compose?["include"])
        record[Field.excludes] = includes(compose?["exclude"])
        if let expansion = node["expansion"] { record[Field.expansion] = entries(expansion["contains"]) }
        record[Field.lockedDate] = string(compose?["lockedDate"]?.string)
        record[Field.language] = string(node["language"]?.string)
        return self.record(record)
    }

    private mutating func includes(_ node: Node?) -> UInt32 {
        var flat: [UInt32] = []
        for include in node?.elements.map(\.self) ?? [] {
            flat += [
                string(include["system"]?.string), string(include["version"]?.string),
                strings(include["valueSet"]?.elements.compactMap(\.string) ?? []), filters(include["filter"]),
                listed(include["concept"]),
            ]
        }
        return list(flat, stride: ValueSetInclude.stride)
    }

    private mutating func filters(_ node: Node?) -> UInt32 {
        var flat: [UInt32] = []
        for filter in node?.elements.map(\.self) ?? [] {
            flat += [
                string(filter["property"]?.string), string(filter["op"]?.string), string(filter["value"]?.string),
            ]
        }
        return list(flat, stride: ValueSetInclude.Filter.stride)
    }

    private mutating func listed(_ node: Node?) -> UInt32 {
        var flat: [UInt32] = []
        for concept in node?.elements.map(\.self) ?? [] {
            flat += [
                string(concept["code"]?.string), string(concept["display"]?.string),
                designations(concept["designation"]),
            ]
        }
        return list(flat, stride: ValueSetInclude.Concept.stride)
    }

    private mutating func entries(_ top: Node?) -> UInt32 {
        var flat: [UInt32] = []
        var waiting: [(node: Node, depth: UInt32)] = top?.elements.reversed().map { (node: $0, depth: 0) } ?? []
        while let (node, depth) = waiting.popLast() {
            let flags: UInt32 =
                (node["abstract"]?.boolean == true ? 1 : 0) | (node["inactive"]?.boolean == true ? 2 : 0)
            flat += [
                string(node["system"]?.string), string(node["version"]?.string), string(node["code"]?.string),
                string(node["display"]?.string), flags, depth,
            ]
            for child in node["contains"]?.elements.reversed() ?? [] {
                waiting.append((node: child, depth: depth + 1))
            }
        }
        // An empty expansion is an expansion all the same: a list of none, not no list.
        return flat.isEmpty ? record([0]) : uniqueList(flat, stride: ValueSet.ExpansionEntry.stride)
    }
}
