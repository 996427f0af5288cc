/// A StructureDefinition: a type, or a profile on one (FHIR R4, 5.1).
package struct StructureDefinition: Sendable, Hashable {
    package let resource: CanonicalResource

    /// `StructureDefinition.kind`.
    package enum Kind: UInt32, Sendable {
        case primitiveType
        case complexType
        case resource
        case logical

        init?(code: String) {
            switch code {
            case "primitive-type": self = .primitiveType
            case "complex-type": self = .complexType
            case "resource": self = .resource
            case "logical": self = .logical
            default: return nil
            }
        }

        package var code: String {
            switch self {
            case .primitiveType: "primitive-type"
            case .complexType: "complex-type"
            case .resource: "resource"
            case .logical: "logical"
            }
        }
    }

    /// Where an extension may stand: `StructureDefinition.context`.
    package struct Context: Sendable, Hashable {
        /// `fhirpath`, `element` or `extension`.
        package let type: String
        package let expression: String
    }

    /// Word positions in the record.
    enum Field {
        static let type = 0
        /// See `Flag`.
        static let flags = 1
        static let baseDefinition = 2
        static let title = 3
        static let fhirVersion = 4
        static let contexts = 5
        static let contextInvariants = 6
        static let imposed = 7
        static let snapshot = 8
        static let differential = 9
        static let count = 10
    }

    /// Bits of the flags word; the lowest two are the kind.
    enum Flag {
        static let kindMask: UInt32 = 3
        static let isAbstract: UInt32 = 1 << 2
        static let isConstraint: UInt32 = 1 << 3
    }

    private var image: DefinitionImage { resource.image }
    private func word(_ field: Int) -> UInt32 { image.word(resource.record + field) }
    private func text(_ field: Int) -> String? { image.optionalString(word(field)) }
    private func has(_ flag: UInt32) -> Bool { word(Field.flags) & flag != 0 }

    package var url: String { resource.url }
    package var version: String? { resource.version }
    package var name: String? { resource.name }
    package var title: String? { text(Field.title) }
    /// The constrained or defined type, such as `Patient`; a URL for logical models.
    package var type: String { image.string(word(Field.type)) }
    package var kind: Kind { Kind(rawValue: word(Field.flags) & Flag.kindMask) ?? .logical }
    package var isAbstract: Bool { has(Flag.isAbstract) }
    /// Whether this is a profile (derivation `constraint`), not a type of its own.
    package var isProfile: Bool { has(Flag.isConstraint) }
    package var baseDefinition: String? { text(Field.baseDefinition) }
    package var fhirVersion: String? { text(Field.fhirVersion) }
    package var contexts: [Context] {
        let flat = image.strings(Int(word(Field.contexts)))
        return stride(from: 0, to: flat.count - 1, by: 2).map { Context(type: flat[$0], expression: flat[$0 + 1]) }
    }
    /// FHIRPath expressions that must hold where the extension is used.
    package var contextInvariants: [String] { image.strings(Int(word(Field.contextInvariants))) }
    /// Canonical URLs of profiles an instance must meet as well (extension `structuredefinition-imposeProfile`).
    package var imposedProfiles: [String] { image.strings(Int(word(Field.imposed))) }

    package var hasSnapshot: Bool { word(Field.snapshot) != 0 }
    package var hasDifferential: Bool { word(Field.differential) != 0 }
    /// The complete elements; empty where only a differential was given: see `DefinitionStore.profile(_:)`.
    package var snapshot: ElementList { ElementList(image: image, list: Int(word(Field.snapshot))) }
    /// The stated differences to the base definition; the bundled core keeps them only where there is no snapshot.
    package var differential: ElementList { ElementList(image: image, list: Int(word(Field.differential))) }
}
