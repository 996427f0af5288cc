extension ByteSink {
    /// Writes an object with changes.
    mutating func append(object: Node, _ edits: EditList) {
        let table = NameTable.shared
        append(UInt8(ascii: "{"))
        var isOpen = true
        for (name, value) in object.members {
            // New members stand behind the two that lead every resource.
            if isOpen, name != .resourceType, name != .id {
                appendAbsent(edits, of: object)
                isOpen = false
            }
            switch edits.change(of: name) {
            case nil:
                separate()
                append(name: name, of: object.document, table)
                append(value: value)
            case .remove:
                break
            case .set(let json):
                put(name, json, of: object.document)
            case .inside(let inner):
                separate()
                append(name: name, of: object.document, table)
                if value.isObject {
                    append(object: value, inner)
                } else {
                    // What has no members cannot take one: an object stands in its place.
                    append(UInt8(ascii: "{"))
                    appendAbsent(inner, of: nil)
                    append(UInt8(ascii: "}"))
                }
            }
        }
        if isOpen { appendAbsent(edits, of: object) }
        append(UInt8(ascii: "}"))
    }

    /// Writes the members that are set and were not there.
    private mutating func appendAbsent(_ edits: EditList, of object: Node?) {
        for (name, change) in edits.changes where object?[name] == nil {
            switch change {
            case .remove:
                break
            case .set(let json):
                put(name, json, of: nil)
            case .inside(let inner):
                guard inner.makesSomething else { continue }
                put(name, [UInt8(ascii: "{")], of: nil)
                appendAbsent(inner, of: nil)
                append(UInt8(ascii: "}"))
            }
        }
    }

    private mutating func put(_ name: ElementName, _ json: [UInt8], of document: Document?) {
        separate()
        append(UInt8(ascii: "\""))
        appendEscaped(document?.text(of: name) ?? name.description)
        append("\":")
        json.withUnsafeBufferPointer { append($0) }
    }
}
