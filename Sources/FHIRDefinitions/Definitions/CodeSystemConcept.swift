/// One concept of a code system, read in place.
package struct CodeSystemConcept: Sendable {
    let image: DefinitionImage
    let position: Int
    let list: ConceptList
    /// Its place among the concepts of the system.
    package let index: Int

    static let stride = 7

    /// Word positions in the record.
    enum Field {
        static let code = 0
        static let display = 1
        static let definition = 2
        static let parent = 3
        static let subtreeEnd = 4
        static let properties = 5
        static let designations = 6
    }

    private func word(_ field: Int) -> UInt32 { image.word(position + field) }

    package var code: String { image.string(word(Field.code)) }
    /// The bytes of the code; they live as long as the definitions.
    package var utf8Code: UnsafeBufferPointer<UInt8> { image.utf8(word(Field.code)) }
    package var display: String? { image.optionalString(word(Field.display)) }
    /// `nil` in the bundled core, which has no prose.
    package var definition: String? { image.optionalString(word(Field.definition)) }
    /// The concept it is nested under.
    package var parent: CodeSystemConcept? {
        word(Field.parent) == ImageLayout.absent ? nil : list[Int(word(Field.parent))]
    }
    /// The index after the last concept nested below this one.
    package var subtreeEnd: Int { Int(word(Field.subtreeEnd)) }
    package var properties: RecordList<Property> { RecordList(image: image, list: Int(word(Field.properties))) }
    package var designations: RecordList<Designation> { RecordList(image: image, list: Int(word(Field.designations))) }

    /// The concepts nested directly under this one.
    package var children: [CodeSystemConcept] {
        var found: [CodeSystemConcept] = []
        var child = index + 1
        while child < subtreeEnd {
            found.append(list[child])
            child = list[child].subtreeEnd
        }
        return found
    }

    /// `CodeSystem.concept.property`.
    package struct Property: ImageRecord, Sendable {
        package let code: String
        /// The type suffix of `value[x]`: `Code`, `Coding`, `String`, `Integer`, `Boolean`, `DateTime` or `Decimal`.
        package let type: String
        /// The value's text; of a Coding `system|code`.
        package let value: String

        package static let stride = 3

        package init(image: DefinitionImage, position: Int) {
            code = image.string(image.word(position))
            type = image.string(image.word(position + 1))
            value = image.string(image.word(position + 2))
        }
    }
}

/// A further name of a concept, in a code system or value set.
package struct Designation: ImageRecord, Sendable {
    package let language: String?
    /// What it is for: system and code of `designation.use`.
    package let useSystem: String?
    package let useCode: String?
    package let value: String

    package static let stride = 4

    package init(image: DefinitionImage, position: Int) {
        language = image.optionalString(image.word(position))
        useSystem = image.optionalString(image.word(position + 1))
        useCode = image.optionalString(image.word(position + 2))
        value = image.string(image.word(position + 3))
    }
}

/// The concepts of a code system.
package struct ConceptList: RandomAccessCollection, Sendable {
    let image: DefinitionImage
    let start: Int
    package let count: Int

    init(image: DefinitionImage, list: Int) {
        self.image = image
        start = list + 1
        count = list == 0 ? 0 : image.int(list)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    package subscript(_ index: Int) -> CodeSystemConcept {
        precondition(index >= 0 && index < count)
        return CodeSystemConcept(
            image: image, position: start + index * CodeSystemConcept.stride, list: self, index: index)
    }
}
