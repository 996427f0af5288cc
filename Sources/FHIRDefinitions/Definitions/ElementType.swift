/// `ElementDefinition.type`: one type an element may have.
package struct ElementType: ImageRecord, Sendable {
    let image: DefinitionImage
    let position: Int

    package static let stride = 6

    /// Word positions in the record.
    enum Field {
        static let code = 0
        static let fhirType = 1
        static let regex = 2
        static let profiles = 3
        static let targetProfiles = 4
        /// Bits 0 to 2: aggregation; bits 3 and 4: versioning.
        static let flags = 5
    }

    package init(image: DefinitionImage, position: Int) {
        self.image = image
        self.position = position
    }

    /// `ElementDefinition.type.aggregation`.
    package struct Aggregation: OptionSet, Sendable, Hashable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        package static let contained = Aggregation(rawValue: 1)
        package static let referenced = Aggregation(rawValue: 2)
        package static let bundled = Aggregation(rawValue: 4)

        /// In the order of the bits.
        static let codes = ["contained", "referenced", "bundled"]
    }

    /// `ElementDefinition.type.versioning`.
    package enum Versioning: UInt32, Sendable {
        case none
        case either
        case independent
        case specific

        static let codes = ["", "either", "independent", "specific"]
    }

    private func word(_ field: Int) -> UInt32 { image.word(position + field) }

    /// As stated: a type name such as `Reference`, or a URL such as `http://hl7.org/fhirpath/System.String`.
    package var code: String { image.string(word(Field.code)) }
    /// The FHIR type where the code is a FHIRPath type (extension `structuredefinition-fhir-type`).
    package var fhirType: String? { image.optionalString(word(Field.fhirType)) }
    /// What the value must match (extension `regex`).
    package var regex: String? { image.optionalString(word(Field.regex)) }
    /// Canonical URLs of the profiles of which the value must meet one.
    package var profiles: [String] { image.strings(Int(word(Field.profiles))) }
    /// Canonical URLs of the profiles of which a reference's target must meet one.
    package var targetProfiles: [String] { image.strings(Int(word(Field.targetProfiles))) }
    package var aggregation: Aggregation { Aggregation(rawValue: word(Field.flags) & 7) }
    package var versioning: Versioning { Versioning(rawValue: word(Field.flags) >> 3 & 3) ?? .none }

    /// The FHIR type's name: of a FHIRPath type the FHIR type the definition names, else the primitive called alike.
    package var typeName: String { fhirType ?? Self.typeName(code: code) }

    /// The FHIR type's name for a type code.
    static func typeName(code: String) -> String {
        if code.hasPrefix(coreTypePrefix) { return String(code.dropFirst(coreTypePrefix.count)) }
        guard code.hasPrefix(fhirPathPrefix) else { return code }
        let name = code.dropFirst(fhirPathPrefix.count)
        return name.prefix(1).lowercased() + name.dropFirst()
    }

    static let fhirPathPrefix = "http://hl7.org/fhirpath/System."
    static let coreTypePrefix = "http://hl7.org/fhir/StructureDefinition/"
}
