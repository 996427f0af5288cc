import FHIRModel

extension ValidationRun {
    /// Applies the rules of a type that no element definition can state.
    func checkSpecial(_ node: Node, _ schema: TypeSchema, _ place: Place) {
        switch schema.special {
        case .none: break
        case .extension: checkExtension(node, place)
        case .reference: checkReference(node, place)
        case .coding: checkCoding(node, place)
        case .attachment: checkAttachment(node)
        case .meta: checkMeta(node)
        case .identifier: checkIdentifierType(node)
        }
    }

    /// `Attachment.size` and `data` belong together (section 2.24.0.9).
    private func checkAttachment(_ node: Node) {
        guard let data = node[.data], data.kind == .string else { return }
        guard data.withUTF8(Base64Grammar.isValid) else {
            report(.invalidAttachment, at: node, "data is not valid base64")
            return
        }
        guard let size = node[.size]?.integer else { return }
        let count = data.withUTF8(Base64Grammar.decodedCount)
        if count != size {
            report(.invalidAttachment, at: node, "size says \(size) bytes, but data has \(count)")
        }
    }

    /// A tag or security label occurs once (section 2.27.0.6: "a set").
    private func checkMeta(_ node: Node) {
        for name in [ElementName.tag, ElementName.security] {
            guard let list = node[name], list.isArray, list.count > 1 else { continue }
            var seen: Set<String> = []
            for coding in list.elements {
                guard let code = coding[.code]?.string else { continue }
                let key = (coding[.system]?.string ?? "") + "#" + code
                if !seen.insert(key).inserted {
                    report(.duplicateTag, at: coding, "'\(key)' occurs more than once")
                }
            }
        }
    }

    /// An identifier of the URI system is itself a URI (section 2.24.0.10).
    private func checkIdentifierType(_ node: Node) {
        guard let system = node[.system], system.kind == .string else { return }
        if system.withUTF8({ !$0.isEmpty && !PrimitiveGrammar.isAbsolute($0) }) {
            report(.invalidURI, at: system, "Identifier.system must be an absolute URI, not '\(system.string ?? "")'")
        }
        guard system.text(equals: "urn:ietf:rfc:3986"), let value = node[.value], value.kind == .string else { return }
        if !value.withUTF8(PrimitiveGrammar.isAbsolute) {
            report(
                .invalidURI, at: node,
                "when the system is urn:ietf:rfc:3986 the value must be a full URI, not '\(value.string ?? "")'")
        }
    }
}
