/// `ElementDefinition.slicing`.
package struct ElementSlicing: Sendable, Hashable {
    /// `SlicingRules` (http://hl7.org/fhir/resource-slicing-rules).
    package enum Rules: UInt32, Sendable {
        case closed
        case open
        case openAtEnd

        static let codes = ["closed", "open", "openAtEnd"]
        package var code: String { Self.codes[Int(rawValue)] }
    }

    /// What tells slices apart.
    package struct Discriminator: Sendable, Hashable {
        /// `value`, `exists`, `pattern`, `type` or `profile`.
        package let type: String
        /// A restricted FHIRPath, such as `code`, `$this` or `resolve()`.
        package let path: String
    }

    package let discriminators: [Discriminator]
    package let rules: Rules
    package let isOrdered: Bool
    package let description: String?

    init(discriminators: [Discriminator], rules: Rules, isOrdered: Bool, description: String? = nil) {
        self.discriminators = discriminators
        self.rules = rules
        self.isOrdered = isOrdered
        self.description = description
    }

    init(image: DefinitionImage, position: Int) {
        let flat = image.strings(image.int(position))
        discriminators = stride(from: 0, to: flat.count - 1, by: 2).map {
            Discriminator(type: flat[$0], path: flat[$0 + 1])
        }
        let flags = image.word(position + 1)
        rules = Rules(rawValue: flags & 3) ?? .open
        isOrdered = flags & 4 != 0
        description = image.optionalString(image.word(position + 2))
    }
}
