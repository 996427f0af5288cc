import FHIRDefinitions
import FHIRTerminology
import Synchronization

/// The value set the codes of an element come from (`ElementDefinition.binding`).
final class BindingRule: Sendable {
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

    private let compiled = AtomicLazyReference<CompiledValueSet>()
    private let compiledMaximum = AtomicLazyReference<CompiledValueSet>()

    /// The value set, looked up once; `nil` while it is not loaded.
    func members(_ terminology: Terminology) -> CompiledValueSet? {
        if let known = compiled.load() { return known }
        return terminology.valueSet(valueSet).map { compiled.storeIfNil($0) }
    }

    /// The widest set, where there is one that is loaded.
    func maximumMembers(_ terminology: Terminology) -> CompiledValueSet? {
        if let known = compiledMaximum.load() { return known }
        return maxValueSet.flatMap { terminology.valueSet($0) }.map { compiledMaximum.storeIfNil($0) }
    }

    /// Whether another rule demands the same.
    func demandsSame(as other: BindingRule?) -> Bool {
        strength == other?.strength && valueSet == other?.valueSet && maxValueSet == other?.maxValueSet
    }
}
