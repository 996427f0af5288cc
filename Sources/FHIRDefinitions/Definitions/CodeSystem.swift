/// A CodeSystem with its concepts in hierarchical order (FHIR R4, 4.8).
package struct CodeSystem: Sendable, Hashable {
    package let resource: CanonicalResource

    /// `CodeSystemContentMode` (http://hl7.org/fhir/codesystem-content-mode).
    package enum Content: UInt32, Sendable, CaseIterable {
        case notPresent = 1
        case example
        case fragment
        case complete
        case supplement

        package var code: String {
            switch self {
            case .notPresent: "not-present"
            case .example: "example"
            case .fragment: "fragment"
            case .complete: "complete"
            case .supplement: "supplement"
            }
        }

        init?(code: String) {
            guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
            self = found
        }
    }

    /// `CodeSystemHierarchyMeaning` (http://hl7.org/fhir/codesystem-hierarchy-meaning).
    package enum HierarchyMeaning: UInt32, Sendable, CaseIterable {
        case groupedBy = 1
        case isA
        case partOf
        case classifiedWith

        package var code: String {
            switch self {
            case .groupedBy: "grouped-by"
            case .isA: "is-a"
            case .partOf: "part-of"
            case .classifiedWith: "classified-with"
            }
        }

        init?(code: String) {
            guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
            self = found
        }
    }

    /// `CodeSystem.property`: a property its concepts may have.
    package struct Property: ImageRecord, Sendable {
        package let code: String
        package let uri: String?
        /// Such as `code`, `string` or `boolean`.
        package let type: String

        package static let stride = 3

        package init(image: DefinitionImage, position: Int) {
            code = image.string(image.word(position))
            uri = image.optionalString(image.word(position + 1))
            type = image.string(image.word(position + 2))
        }
    }

    /// Word positions in the record.
    enum Field {
        /// Bits 0 to 2: content; 3 and 4: case sensitive and whether stated; 5 to 7: hierarchy meaning;
        /// 8: compositional; 9: version needed.
        static let flags = 0
        static let title = 1
        static let valueSet = 2
        static let supplements = 3
        static let statedCount = 4
        static let concepts = 5
        static let byCode = 6
        static let properties = 7
        static let language = 8
        static let count = 9
    }

    private var image: DefinitionImage { resource.image }
    private func word(_ field: Int) -> UInt32 { image.word(resource.record + field) }

    package var url: String { resource.url }
    package var version: String? { resource.version }
    package var name: String? { resource.name }
    package var title: String? { image.optionalString(word(Field.title)) }
    package var content: Content? { Content(rawValue: word(Field.flags) & 7) }
    /// `nil` where the resource does not say.
    package var caseSensitive: Bool? { word(Field.flags) >> 4 & 1 == 0 ? nil : word(Field.flags) >> 3 & 1 == 1 }
    package var hierarchyMeaning: HierarchyMeaning? { HierarchyMeaning(rawValue: word(Field.flags) >> 5 & 7) }
    package var isCompositional: Bool { word(Field.flags) >> 8 & 1 == 1 }
    package var versionNeeded: Bool { word(Field.flags) >> 9 & 1 == 1 }
    /// The value set of all its codes.
    package var valueSet: String? { image.optionalString(word(Field.valueSet)) }
    /// The code system a supplement adds to.
    package var supplements: String? { image.optionalString(word(Field.supplements)) }
    /// How many concepts the whole system has, when said.
    package var statedCount: Int? {
        word(Field.statedCount) == ImageLayout.absent ? nil : Int(word(Field.statedCount))
    }
    package var language: String? { image.optionalString(word(Field.language)) }
    package var properties: RecordList<Property> { RecordList(image: image, list: Int(word(Field.properties))) }

    /// All concepts, parents before their children.
    package var concepts: ConceptList { ConceptList(image: image, list: Int(word(Field.concepts))) }

    /// The concept with exactly this code, by binary search in place.
    package func concept(_ code: some StringProtocol) -> CodeSystemConcept? {
        var text = String(code)
        return text.withUTF8 { concept(utf8: $0) }
    }

    /// The same for a code's UTF-8 bytes.
    package func concept(utf8 code: UnsafeBufferPointer<UInt8>) -> CodeSystemConcept? {
        let order = Int(word(Field.byCode))
        guard order > 0 else { return nil }
        let concepts = concepts
        var low = 0
        var high = image.int(order)
        while low < high {
            let middle = (low + high) / 2
            let concept = concepts[image.int(order + 1 + middle)]
            if concept.utf8Code.lexicographicallyPrecedes(code) { low = middle + 1 } else { high = middle }
        }
        guard low < image.int(order) else { return nil }
        let found = concepts[image.int(order + 1 + low)]
        return found.utf8Code.elementsEqual(code) ? found : nil
    }
}
