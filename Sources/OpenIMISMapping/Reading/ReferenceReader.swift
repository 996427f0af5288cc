package import FHIRModel
package import OpenIMIS

/// Reads a Reference as the key of a record: by uuid, by code, by logical identifier, or by way of a contained resource.
package struct ReferenceReader: Sendable {
    /// The resource type that must be referred to.
    package let type: String

    package init(_ type: String) { self.type = type }

    /// `nil` once the report says what is wrong.
    package func key(_ reference: Node?, at path: String, into report: inout Report) -> EntityKey? {
        guard let reference else {
            report.add(.missing, at: path, "A reference to a \(type) is required.")
            return nil
        }
        if let text = reference[.reference]?.string {
            return text.hasPrefix("#")
                ? contained(String(text.dropFirst()), reference, path, &report) : literal(text, path, &report)
        }
        if let type = reference[.type]?.string, type != self.type {
            report.add(.invalidValue, at: path, "The reference is to a \(type), not to a \(self.type).")
            return nil
        }
        if let identifier = reference[.identifier] { return logical(identifier, path, &report) }
        report.add(.missing, at: path, "The reference has neither 'reference' nor 'identifier'.")
        return nil
    }

    /// `Type/id`, alone or at the end of a URL; `Type/id/_history/version` means the same record.
    private func literal(_ text: String, _ path: String, _ report: inout Report) -> EntityKey? {
        var parts = text.split(separator: "/", omittingEmptySubsequences: true)
        if let history = parts.firstIndex(of: "_history") { parts.removeSubrange(history...) }
        guard parts.count >= 2, let id = parts.last else {
            report.add(.invalidValue, at: path, "'\(text)' is no reference of the form \(type)/id.")
            return nil
        }
        guard parts[parts.count - 2] == type else {
            report.add(.invalidValue, at: path, "'\(text)' does not refer to a \(type).")
            return nil
        }
        return key(String(id), path)
    }

    private func key(_ id: String, _ path: String) -> EntityKey {
        let name: EntityKey.Name = RecordID.isUUID(id) ? .uuid(id.lowercased()) : .code(id)
        return EntityKey(name, path: path)
    }

    private func logical(_ identifier: Node, _ path: String, _ report: inout Report) -> EntityKey? {
        guard let value = identifier[.value]?.string?.trimmed else {
            report.add(.missing, at: path + ".identifier.value", "The logical reference has no value.")
            return nil
        }
        return key(value, path)
    }

    /// A contained resource stands for the record with its id or identifier; it is never written itself.
    private func contained(
        _ id: String, _ reference: Node, _ path: String, _ report: inout Report
    ) -> EntityKey? {
        // Clients of the Django module write `#Type/id`.
        let local = id.split(separator: "/").last.map(String.init) ?? id
        let resources = reference.document.root[.contained]
        guard let resource = resources?.elements.first(where: { $0[.id]?.string == local || $0[.id]?.string == id })
        else {
            report.add(.invalidValue, at: path, "There is no contained resource '#\(id)'.")
            return nil
        }
        guard resource.resourceType == type else {
            report.add(.invalidValue, at: path, "The contained resource '#\(id)' is no \(type).")
            return nil
        }
        if let uuid = resource.identifierValue(types: ["UUID"]), RecordID.isUUID(uuid) { return key(uuid, path) }
        if let code = resource.identifierValue(types: ["Code", "MR", "LC", "FI"]) { return key(code, path) }
        return key(local, path)
    }
}
