/// `BindingStrength` (http://hl7.org/fhir/binding-strength), weakest first.
package enum BindingStrength: UInt32, Sendable, Comparable, CaseIterable {
    case example = 1
    case preferred
    case extensible
    case required

    package init?(code: String) {
        guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }

    package var code: String {
        switch self {
        case .example: "example"
        case .preferred: "preferred"
        case .extensible: "extensible"
        case .required: "required"
        }
    }

    package static func < (left: BindingStrength, right: BindingStrength) -> Bool { left.rawValue < right.rawValue }
}

/// `ElementDefinition.binding`.
package struct ElementBinding: Sendable, Hashable {
    package let strength: BindingStrength
    /// Canonical URL, perhaps with `|version`.
    package let valueSet: String?
    /// The widest set a code may come from though the binding is weaker (extension `elementdefinition-maxValueSet`).
    package let maxValueSet: String?
    package let description: String?

    init(strength: BindingStrength, valueSet: String?, maxValueSet: String?, description: String?) {
        self.strength = strength
        self.valueSet = valueSet
        self.maxValueSet = maxValueSet
        self.description = description
    }

    init(image: DefinitionImage, position: Int) {
        strength = BindingStrength(rawValue: image.word(position)) ?? .example
        valueSet = image.optionalString(image.word(position + 1))
        maxValueSet = image.optionalString(image.word(position + 2))
        description = image.optionalString(image.word(position + 3))
    }
}
