/// A conformance resource of an image: what all of them have, and the way to what its kind has.
package struct CanonicalResource: Sendable {
    let image: DefinitionImage
    let index: Int

    /// The forms in which resources are kept.
    package enum Kind: UInt32, Sendable, CaseIterable {
        case structureDefinition = 1
        case valueSet
        case codeSystem
        case searchParameter
        case compartmentDefinition
        /// Any other resource, kept as JSON.
        case other
    }

    /// `PublicationStatus` (http://hl7.org/fhir/publication-status); `none` where not stated.
    package enum Status: UInt32, Sendable {
        case none
        case draft
        case active
        case retired
        case unknown

        init(code: String?) {
            switch code {
            case "draft": self = .draft
            case "active": self = .active
            case "retired": self = .retired
            case "unknown": self = .unknown
            default: self = .none
            }
        }
    }

    private typealias Field = ImageLayout.ResourceRecord

    package var kind: Kind { Kind(rawValue: image.resourceWord(index, Field.kind)) ?? .other }
    /// Canonical URL without version; "" where the resource has none.
    package var url: String { image.string(image.resourceWord(index, Field.url)) }
    package var version: String? { image.optionalString(image.resourceWord(index, Field.version)) }
    /// The logical id.
    package var id: String? { image.optionalString(image.resourceWord(index, Field.id)) }
    /// The computer-friendly name.
    package var name: String? { image.optionalString(image.resourceWord(index, Field.name)) }
    /// The resource type, such as `ValueSet` or `Questionnaire`.
    package var resourceType: String { image.string(image.resourceWord(index, Field.type)) }
    package var status: Status { Status(rawValue: image.resourceWord(index, Field.flags) & 7) ?? .none }
    package var isExperimental: Bool { image.resourceWord(index, Field.flags) >> 3 & 1 == 1 }
    /// The package it came from, such as `hl7.fhir.r4.core`; "" for loose files.
    package var packageName: String { image.packageName }
    /// `url|version`, or the URL alone.
    package var canonical: String { version.map { url + "|" + $0 } ?? url }

    /// The complete JSON of the resource: of kinds kept as JSON always, of others where the image keeps sources.
    package var json: [UInt8]? {
        let text = kind == .other ? image.resourceWord(index, Field.record) : image.resourceWord(index, Field.source)
        return text == 0 ? nil : Array(image.utf8(text))
    }

    package var structureDefinition: StructureDefinition? {
        kind == .structureDefinition ? StructureDefinition(resource: self) : nil
    }
    package var valueSet: ValueSet? { kind == .valueSet ? ValueSet(resource: self) : nil }
    package var codeSystem: CodeSystem? { kind == .codeSystem ? CodeSystem(resource: self) : nil }
    package var searchParameter: SearchParameter? {
        kind == .searchParameter ? SearchParameter(resource: self) : nil
    }
    package var compartment: CompartmentDefinition? {
        kind == .compartmentDefinition ? CompartmentDefinition(resource: self) : nil
    }

    /// Where the kind's own record starts in the words.
    var record: Int { Int(image.resourceWord(index, Field.record)) }
}

extension CanonicalResource: Hashable {
    package static func == (left: CanonicalResource, right: CanonicalResource) -> Bool {
        left.image === right.image && left.index == right.index
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(image))
        hasher.combine(index)
    }
}
