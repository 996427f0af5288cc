/// A CompartmentDefinition: which resources belong to one patient, practitioner and so on (FHIR R4, 2.1.27).
package struct CompartmentDefinition: Sendable, Hashable {
    package let resource: CanonicalResource

    /// How one resource type belongs to the compartment.
    package struct Member: ImageRecord, Sendable {
        package let resourceType: String
        /// Codes of the search parameters that link it; empty where the type does not belong.
        package let parameters: [String]

        package static let stride = 2

        package init(image: DefinitionImage, position: Int) {
            resourceType = image.string(image.word(position))
            parameters = image.strings(image.int(position + 1))
        }
    }

    /// Word positions in the record.
    enum Field {
        static let code = 0
        static let members = 1
        /// Bit 0: can be searched.
        static let flags = 2
        static let count = 3
    }

    private var image: DefinitionImage { resource.image }

    package var url: String { resource.url }
    /// The resource type in its centre, such as `Patient`.
    package var code: String { image.string(image.word(resource.record + Field.code)) }
    package var isSearchable: Bool { image.word(resource.record + Field.flags) & 1 == 1 }
    package var members: RecordList<Member> {
        RecordList(image: image, list: image.int(resource.record + Field.members))
    }
}
