/// A ValueSet: what it is composed of, and its expansion where it carries one (FHIR R4, 4.9).
package struct ValueSet: Sendable, Hashable {
    package let resource: CanonicalResource

    /// Word positions in the record.
    enum Field {
        static let title = 0
        /// Bit 0: has a compose; bits 1 and 2: `compose.inactive` and whether stated; bit 3: immutable.
        static let flags = 1
        static let includes = 2
        static let excludes = 3
        static let expansion = 4
        static let lockedDate = 5
        static let language = 6
        static let count = 7
    }

    private var image: DefinitionImage { resource.image }
    private func word(_ field: Int) -> UInt32 { image.word(resource.record + field) }

    package var url: String { resource.url }
    package var version: String? { resource.version }
    package var name: String? { resource.name }
    package var title: String? { image.optionalString(word(Field.title)) }
    package var language: String? { image.optionalString(word(Field.language)) }
    package var hasCompose: Bool { word(Field.flags) & 1 == 1 }
    /// `compose.inactive`: whether inactive codes belong to the set; `nil` where not stated.
    package var includesInactive: Bool? { word(Field.flags) >> 2 & 1 == 0 ? nil : word(Field.flags) >> 1 & 1 == 1 }
    package var isImmutable: Bool { word(Field.flags) >> 3 & 1 == 1 }
    package var lockedDate: String? { image.optionalString(word(Field.lockedDate)) }
    package var includes: RecordList<ValueSetInclude> { RecordList(image: image, list: Int(word(Field.includes))) }
    package var excludes: RecordList<ValueSetInclude> { RecordList(image: image, list: Int(word(Field.excludes))) }
    /// The codes of `expansion.contains`, flattened; `nil` where the resource has no expansion.
    package var expansion: RecordList<ExpansionEntry>? {
        word(Field.expansion) == 0 ? nil : RecordList(image: image, list: Int(word(Field.expansion)))
    }

    /// One code of a given expansion.
    package struct ExpansionEntry: ImageRecord, Sendable {
        package let system: String?
        package let version: String?
        package let code: String?
        package let display: String?
        package let isAbstract: Bool
        package let isInactive: Bool
        /// How deep it is nested, 0 at the top.
        package let depth: Int

        package static let stride = 6

        package init(image: DefinitionImage, position: Int) {
            system = image.optionalString(image.word(position))
            version = image.optionalString(image.word(position + 1))
            code = image.optionalString(image.word(position + 2))
            display = image.optionalString(image.word(position + 3))
            isAbstract = image.word(position + 4) & 1 != 0
            isInactive = image.word(position + 4) & 2 != 0
            depth = image.int(position + 5)
        }
    }
}

/// `ValueSet.compose.include` or `.exclude`: codes that meet all its conditions.
package struct ValueSetInclude: ImageRecord, Sendable {
    let image: DefinitionImage
    let position: Int

    package static let stride = 5

    /// Word positions in the record.
    enum Field {
        static let system = 0
        static let version = 1
        static let valueSets = 2
        static let filters = 3
        static let concepts = 4
    }

    package init(image: DefinitionImage, position: Int) {
        self.image = image
        self.position = position
    }

    package var system: String? { image.optionalString(image.word(position + Field.system)) }
    package var version: String? { image.optionalString(image.word(position + Field.version)) }
    /// Canonical URLs of value sets a code must be in as well.
    package var valueSets: [String] { image.strings(image.int(position + Field.valueSets)) }
    package var filters: RecordList<Filter> { RecordList(image: image, list: image.int(position + Field.filters)) }
    /// The codes listed one by one.
    package var concepts: RecordList<Concept> { RecordList(image: image, list: image.int(position + Field.concepts)) }

    /// `include.filter`: `property` `operation` `value`.
    package struct Filter: ImageRecord, Sendable {
        package let property: String
        /// Such as `=`, `is-a` or `regex`.
        package let operation: String
        package let value: String

        package static let stride = 3

        package init(image: DefinitionImage, position: Int) {
            property = image.string(image.word(position))
            operation = image.string(image.word(position + 1))
            value = image.string(image.word(position + 2))
        }
    }

    /// `include.concept`.
    package struct Concept: ImageRecord, Sendable {
        let image: DefinitionImage
        let position: Int

        package static let stride = 3

        package init(image: DefinitionImage, position: Int) {
            self.image = image
            self.position = position
        }

        package var code: String { image.string(image.word(position)) }
        /// The bytes of the code; they live as long as the definitions.
        package var utf8Code: UnsafeBufferPointer<UInt8> { image.utf8(image.word(position)) }
        package var display: String? { image.optionalString(image.word(position + 1)) }
        package var designations: RecordList<Designation> {
            RecordList(image: image, list: image.int(position + 2))
        }
    }
}
