package import FHIRModel

/// A value given in a definition, such as `fixedUri` or `patternCodeableConcept`.
package struct DefinedValue: Sendable {
    /// The type in the property's name: `uri`, `CodeableConcept`.
    package let type: String
    let document: Document

    var node: Node { document.root }

    package init(type: String, json: [UInt8]) throws(ParseError) {
        self.type = type
        document = try Document(json: json)
    }

    /// The value in a few words.
    var text: String {
        if let text = node.primitiveText { return text }
        let json = String(decoding: document.bytes, as: UTF8.self)
        return json.count > 120 ? json.prefix(120) + "…" : json
    }
}
