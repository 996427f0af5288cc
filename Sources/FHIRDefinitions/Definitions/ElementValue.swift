/// A value in a definition, such as `patternCodeableConcept`.
package struct ElementValue: Sendable, Hashable {
    /// The property without the type: `fixed`, `pattern`, `minValue`, `maxValue` or `defaultValue`.
    package let choice: String
    /// The type as it stands in the property's name, first letter upper case: `CodeableConcept`, `Uri`.
    package let typeSuffix: String
    /// The value as JSON.
    package let json: [UInt8]

    init(choice: String, typeSuffix: String, json: [UInt8]) {
        self.choice = choice
        self.typeSuffix = typeSuffix
        self.json = json
    }

    /// The value at a record; reference 0 is none.
    init?(image: DefinitionImage, reference: Int) {
        guard reference > 0 else { return nil }
        choice = image.string(image.word(reference))
        typeSuffix = image.string(image.word(reference + 1))
        json = Array(image.utf8(image.word(reference + 2)))
    }

    /// The property's name, such as `fixedUri`.
    package var property: String { choice + typeSuffix }

    /// The name of the value's type: `CodeableConcept`, `uri`.
    package var typeName: String {
        let lowered = typeSuffix.prefix(1).lowercased() + typeSuffix.dropFirst()
        return Self.primitiveNames.contains(lowered) ? lowered : typeSuffix
    }

    static let primitiveNames: Set<String> = [
        "base64Binary", "boolean", "canonical", "code", "date", "dateTime", "decimal", "id", "instant", "integer",
        "markdown", "oid", "positiveInt", "string", "time", "unsignedInt", "uri", "url", "uuid", "xhtml",
    ]
}
