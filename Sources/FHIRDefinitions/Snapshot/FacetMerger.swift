import FHIRModel

/// Applies what a differential says of one element, and refuses what a constraint may not do (FHIR R4, 5.1.0.14).
struct FacetMerger {
    let store: DefinitionStore
    let definition: StructureDefinition
    let path: String
    /// The element as the base has it.
    let base: ElementDraft
    let isNewSlice: Bool
    /// Whether what a constraint may not say is taken all the same.
    let isLenient: Bool

    func apply(_ stated: ElementDraft, to element: inout ElementDraft) throws(DefinitionError) {
        try cardinality(stated, &element)
        try types(stated, &element)
        try binding(stated, &element)
        if element.mustSupport == true, stated.mustSupport == false, definition.isProfile {
            try object("mustSupport cannot be taken back")
        }
        element.mustSupport = stated.mustSupport ?? element.mustSupport
        element.isModifier = stated.isModifier ?? element.isModifier
        element.isSummary = stated.isSummary ?? element.isSummary
        element.slicing = stated.slicing ?? element.slicing
        element.sliceName = stated.sliceName ?? element.sliceName
        element.sliceIsConstraining = stated.sliceIsConstraining ?? element.sliceIsConstraining
        element.short = stated.short ?? element.short
        element.contentReference = stated.contentReference ?? element.contentReference
        element.minValue = stated.minValue ?? element.minValue
        element.maxValue = stated.maxValue ?? element.maxValue
        element.maxLength = stated.maxLength ?? element.maxLength
        element.minLength = stated.minLength ?? element.minLength
        element.defaultValue = stated.defaultValue ?? element.defaultValue
        if !stated.representation.isEmpty { element.representation = stated.representation }
        for key in stated.conditions where !element.conditions.contains(key) { element.conditions.append(key) }
        element.addConstraints(
            stated.constraints.map { constraint in
                var sourced = constraint
                sourced.source = sourced.source ?? definition.url
                return sourced
            })
        if let prose = stated.prose { element.prose = Self.merged(element.prose, prose) }
        try value(stated, &element)
    }

    private func fault(_ text: String) -> DefinitionError {
        DefinitionError(.snapshot, "\(definition.url): \(path): \(text)")
    }

    /// Says that a constraint goes too far, unless such is let pass.
    private func object(_ text: String) throws(DefinitionError) {
        if !isLenient { throw fault(text) }
    }

    private func cardinality(_ stated: ElementDraft, _ element: inout ElementDraft) throws(DefinitionError) {
        if let min = stated.min {
            if definition.isProfile, let least = base.min, min < least, !isNewSlice, base.sliceName == nil {
                try object("min \(min) is less than the base's \(least)")
            }
            element.min = min
        }
        if let max = stated.max {
            if definition.isProfile, let most = base.max, max > most {
                try object("max \(Self.text(max)) is more than the base's \(Self.text(most))")
            }
            element.max = max
        }
        if let min = element.min, let max = element.max, min > max, stated.min != nil || stated.max != nil {
            try object("min \(min) is more than max \(Self.text(max))")
        }
    }

    private static func text(_ max: Int) -> String { max == Int.max ? "*" : "\(max)" }

    private func types(_ stated: ElementDraft, _ element: inout ElementDraft) throws(DefinitionError) {
        guard !stated.types.isEmpty else { return }
        if definition.isProfile, !element.types.isEmpty {
            for type in stated.types where !element.types.contains(where: { isNarrower(type, than: $0) }) {
                throw fault("\(type.code) is not one of the base's types")
            }
        }
        // A FHIRPath type carries in extensions what a plain restatement leaves out.
        element.types = stated.types.map { type in
            guard let same = element.types.first(where: { $0.typeName == type.typeName }), type.regex == nil else {
                return type
            }
            var kept = type
            kept.regex = same.regex
            return kept
        }
    }

    private func isNarrower(_ type: ElementDraft.TypeDraft, than other: ElementDraft.TypeDraft) -> Bool {
        let names = (type.typeName, other.typeName)
        if names.0 == names.1 || names.1 == "*" { return true }
        return store.lineage(ofType: names.0).contains(names.1)
    }

    private func binding(_ stated: ElementDraft, _ element: inout ElementDraft) throws(DefinitionError) {
        if let binding = stated.binding {
            if let old = element.binding, definition.isProfile, old.strength == .required, binding.strength != .required
            {
                try object("a required binding cannot be made \(binding.strength.code)")
            }
            element.binding = ElementBinding(
                strength: binding.strength, valueSet: binding.valueSet ?? element.binding?.valueSet,
                maxValueSet: binding.maxValueSet ?? element.binding?.maxValueSet,
                description: binding.description ?? element.binding?.description)
        } else if !stated.types.isEmpty, element.binding != nil,
            !element.types.contains(where: { Self.bindable.contains($0.typeName) })
        {
            element.binding = nil
        }
    }

    /// Types that a binding can speak of (FHIR R4, 4.1), with those derived from them.
    private static let bindable: Set<String> = [
        "code", "string", "uri", "url", "canonical", "oid", "uuid", "id", "markdown", "Coding", "CodeableConcept",
        "Quantity", "Duration", "Age", "Distance", "Count", "Money", "SimpleQuantity", "Element", "Extension",
        "CodeableReference",
    ]

    private func value(_ stated: ElementDraft, _ element: inout ElementDraft) throws(DefinitionError) {
        guard let value = stated.value else { return }
        let names = element.types.map(\.typeName)
        let isOfItsType = names.contains { $0 == value.typeName || store.lineage(ofType: $0).contains(value.typeName) }
        if !names.isEmpty, definition.kind != .logical, !isOfItsType {
            try object("\(value.property) is no value of type \(names.joined(separator: " or "))")
        }
        element.value = value
    }

    /// Documentation of the base with what the differential says instead.
    static func merged(_ base: [UInt8]?, _ stated: [UInt8]) -> [UInt8] {
        guard let base, let old = try? Document(json: base), let new = try? Document(json: stated) else {
            return stated
        }
        var builder = ResourceBuilder()
        for (_, member) in old.root.members where new.root[member.nameText] == nil { builder.member(member) }
        for (_, member) in new.root.members { builder.member(member) }
        return builder.finish()
    }
}
