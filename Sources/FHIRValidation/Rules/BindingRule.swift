import FHIRDefinitions

/// The value set the codes of an element come from (`ElementDefinition.binding`).
struct BindingRule: Sendable, Equatable {
    let strength: BindingStrength
    let valueSet: String
    /// The widest set codes may come from though the binding is weaker.
    let maxValueSet: String?

    /// `nil` when no value set is named, so that there is nothing to check.
    init?(_ binding: ElementBinding?) {
        guard let binding else { return nil }
        guard let valueSet = binding.valueSet ?? binding.maxValueSet else { return nil }
        // R4 requires the units of vital signs of every component, coded ones too; R5 made the binding extensible.
        let isUnits = CanonicalReference(valueSet).url == "http://hl7.org/fhir/ValueSet/ucum-vitals-common"
        strength = binding.valueSet == nil ? .example : isUnits ? min(binding.strength, .extensible) : binding.strength
        self.valueSet = valueSet
        maxValueSet = binding.maxValueSet
        if strength <= .preferred, maxValueSet == nil { return nil }
    }
}
