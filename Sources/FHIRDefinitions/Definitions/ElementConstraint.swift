/// `ElementDefinition.constraint`: an invariant.
package struct ElementConstraint: ImageRecord, Sendable {
    let image: DefinitionImage
    let position: Int

    package static let stride = 5

    /// Word positions in the record.
    enum Field {
        static let key = 0
        static let human = 1
        static let expression = 2
        static let source = 3
        /// Bit 0: severity is warning; bit 1: best practice.
        static let flags = 4
    }

    package init(image: DefinitionImage, position: Int) {
        self.image = image
        self.position = position
    }

    /// Such as `dom-6`.
    package var key: String { image.string(image.word(position + Field.key)) }
    /// What it demands, in words.
    package var human: String { image.string(image.word(position + Field.human)) }
    /// FHIRPath; `nil` where only XPath is given.
    package var expression: String? { image.optionalString(image.word(position + Field.expression)) }
    /// Canonical URL of the definition that stated the constraint.
    package var source: String? { image.optionalString(image.word(position + Field.source)) }
    /// Whether breaking it is an error, not a warning.
    package var isError: Bool { image.word(position + Field.flags) & 1 == 0 }
    /// Whether it is advice (extension `elementdefinition-bestpractice`).
    package var isBestPractice: Bool { image.word(position + Field.flags) & 2 != 0 }
}
