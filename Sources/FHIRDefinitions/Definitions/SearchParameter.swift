/// A SearchParameter (FHIR R4, 3.1.1 and the SearchParameter resource).
package struct SearchParameter: Sendable, Hashable {
    package let resource: CanonicalResource

    /// `SearchParamType` (http://hl7.org/fhir/search-param-type).
    package enum ValueType: UInt32, Sendable, CaseIterable {
        case number = 1
        case date
        case string
        case token
        case reference
        case composite
        case quantity
        case uri
        case special

        package var code: String { "\(self)" }

        init?(code: String) {
            guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
            self = found
        }
    }

    /// A part of a composite parameter.
    package struct Component: Sendable, Hashable {
        /// Canonical URL of the parameter.
        package let definition: String
        /// FHIRPath relative to the composite's expression.
        package let expression: String
    }

    /// Word positions in the record.
    enum Field {
        static let code = 0
        static let type = 1
        static let base = 2
        static let expression = 3
        static let targets = 4
        static let comparators = 5
        static let modifiers = 6
        static let chains = 7
        static let components = 8
        /// Bits 0 and 1: `multipleOr` and whether stated; 2 and 3: `multipleAnd` the same way.
        static let flags = 9
        static let count = 10
    }

    private var image: DefinitionImage { resource.image }
    private func word(_ field: Int) -> UInt32 { image.word(resource.record + field) }
    private func strings(_ field: Int) -> [String] { image.strings(Int(word(field))) }

    package var url: String { resource.url }
    /// The name in a search URL, such as `birthdate`.
    package var code: String { image.string(word(Field.code)) }
    package var type: ValueType { ValueType(rawValue: word(Field.type)) ?? .special }
    /// The resource types it can be used with, abstract ones included.
    package var base: [String] { strings(Field.base) }
    /// FHIRPath of the searched values; `nil` for special parameters.
    package var expression: String? { image.optionalString(word(Field.expression)) }
    /// The types a reference may point to.
    package var targets: [String] { strings(Field.targets) }
    package var comparators: [String] { strings(Field.comparators) }
    package var modifiers: [String] { strings(Field.modifiers) }
    package var chains: [String] { strings(Field.chains) }
    package var components: [Component] {
        let flat = strings(Field.components)
        return stride(from: 0, to: flat.count - 1, by: 2).map {
            Component(definition: flat[$0], expression: flat[$0 + 1])
        }
    }
    /// Whether a value may be a comma-separated list; `nil` where not stated.
    package var multipleOr: Bool? { word(Field.flags) >> 1 & 1 == 0 ? nil : word(Field.flags) & 1 == 1 }
    /// Whether the parameter may be repeated; `nil` where not stated.
    package var multipleAnd: Bool? { word(Field.flags) >> 3 & 1 == 0 ? nil : word(Field.flags) >> 2 & 1 == 1 }
}
