package import FHIRModel

/// One ElementDefinition of a snapshot or differential (FHIR R4, 2.28), read in place.
package struct ElementDefinition: Sendable {
    let image: DefinitionImage
    let position: Int
    /// The list it stands in, and where.
    package let list: ElementList
    package let index: Int

    func word(_ field: Int) -> UInt32 { image.word(position + field) }
    private func text(_ field: Int) -> String? { image.optionalString(word(field)) }
    private func has(_ flag: UInt32) -> Bool { word(Field.flags) & flag != 0 }
    private func stated(_ flag: UInt32, _ statedFlag: UInt32) -> Bool? { has(statedFlag) ? has(flag) : nil }

    // MARK: Name and place

    package var id: String { image.string(word(Field.id)) }
    package var path: String { image.string(word(Field.path)) }
    /// The last part of the path without `[x]`, such as `value` for `Observation.value[x]`.
    package var name: String { image.string(word(Field.name)) }
    /// The interned form of `name`; `nil` for names that no R4 element has.
    package var elementName: ElementName? { ElementName(known: name) }
    /// Whether the path ends with `[x]`.
    package var isChoice: Bool { has(Flag.isChoice) }
    /// Index of the element this one is part of; the root is its own.
    package var parent: Int { Int(word(Field.parent)) }
    /// The index after the last element below this one.
    package var subtreeEnd: Int { Int(word(Field.subtreeEnd)) }
    package var isRoot: Bool { index == 0 }
    package var sliceName: String? { text(Field.sliceName) }
    package var sliceIsConstraining: Bool { has(Flag.sliceIsConstraining) }
    /// `#Type.path` of the element whose definition this one shares.
    package var contentReference: String? { text(Field.contentReference) }
    /// A title for the element.
    package var short: String? { text(Field.short) }

    // MARK: Cardinality

    /// Least number of occurrences; `nil` where a differential does not say.
    package var min: Int? {
        let value = word(Field.min)
        return value == ImageLayout.absent ? nil : Int(value)
    }
    /// Greatest number of occurrences, `Int.max` for `*`; `nil` where a differential does not say.
    package var max: Int? {
        switch word(Field.max) {
        case ImageLayout.absent: nil
        case ImageLayout.unbounded: Int.max
        case let value: Int(value)
        }
    }
    /// Path and cardinality where the element was first defined.
    package var base: ElementBase? {
        let record = Int(word(Field.base))
        return record == 0 ? nil : ElementBase(image: image, position: record)
    }

    // MARK: Types and rules

    package var types: RecordList<ElementType> { RecordList(image: image, list: Int(word(Field.types))) }
    package var binding: ElementBinding? {
        let record = Int(word(Field.binding))
        return record == 0 ? nil : ElementBinding(image: image, position: record)
    }
    package var constraints: RecordList<ElementConstraint> {
        RecordList(image: image, list: Int(word(Field.constraints)))
    }
    package var slicing: ElementSlicing? {
        let record = Int(word(Field.slicing))
        return record == 0 ? nil : ElementSlicing(image: image, position: record)
    }
    /// `fixed[x]` or `pattern[x]`.
    package var value: ElementValue? { ElementValue(image: image, reference: Int(word(Field.value))) }
    package var fixed: ElementValue? { value.flatMap { $0.choice == "fixed" ? $0 : nil } }
    package var pattern: ElementValue? { value.flatMap { $0.choice == "pattern" ? $0 : nil } }
    package var isModifier: Bool { has(Flag.isModifier) }
    package var isSummary: Bool { has(Flag.isSummary) }
    package var mustSupport: Bool { has(Flag.mustSupport) }
    package var representation: Representation {
        Representation(rawValue: word(Field.flags) >> Flag.representationShift & 31)
    }

    // What a differential leaves open is not the same as `false`.
    var statedIsModifier: Bool? { stated(Flag.isModifier, Flag.isModifierStated) }
    var statedIsSummary: Bool? { stated(Flag.isSummary, Flag.isSummaryStated) }
    var statedMustSupport: Bool? { stated(Flag.mustSupport, Flag.mustSupportStated) }

    // MARK: Facets few elements have

    private func rare(_ field: Int) -> UInt32 {
        let record = Int(word(Field.rare))
        return record == 0 ? 0 : image.word(record + field)
    }

    package var minValue: ElementValue? { ElementValue(image: image, reference: Int(rare(Rare.minValue))) }
    package var maxValue: ElementValue? { ElementValue(image: image, reference: Int(rare(Rare.maxValue))) }
    package var defaultValue: ElementValue? { ElementValue(image: image, reference: Int(rare(Rare.defaultValue))) }
    /// The most characters a string may have.
    package var maxLength: Int? { rare(Rare.maxLength) == 0 ? nil : Int(rare(Rare.maxLength)) }
    /// The fewest characters a string may have (extension `minLength`).
    package var minLength: Int? { rare(Rare.minLength) == 0 ? nil : Int(rare(Rare.minLength)) }
    /// Keys of constraints that bear on the element's presence.
    package var conditions: [String] { image.strings(Int(rare(Rare.conditions))) }
    /// A JSON object of the documentation properties, where the image keeps prose.
    var proseJSON: [UInt8]? { rare(Rare.prose) == 0 ? nil : Array(image.utf8(rare(Rare.prose))) }
}
