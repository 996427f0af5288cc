import FHIRDefinitions
import FHIRModel

/// Makes the rules of an element definition's facets.
enum FacetRules {
    static let minLengthURL = "http://hl7.org/fhir/StructureDefinition/minLength"
    static let regexURL = "http://hl7.org/fhir/StructureDefinition/regex"
    static let presenceURLs = [
        "http://hl7.org/fhir/StructureDefinition/elementdefinition-mustHaveValue",
        "http://hl7.org/fhir/5.0/StructureDefinition/extension-ElementDefinition.mustHaveValue",
    ]

    static func make(_ element: ElementDefinition, _ source: ProfileSource) -> [any ElementRule] {
        var rules: [any ElementRule] = []
        if let value = defined(element.fixed) { rules.append(FixedRule(value: value)) }
        if let value = defined(element.pattern) { rules.append(PatternRule(value: value)) }
        if let limit = element.maxLength { rules.append(MaxLengthRule(limit: limit)) }
        if let limit = element.minLength { rules.append(MinLengthRule(limit: limit)) }
        if let value = defined(element.minValue) { rules.append(MinValueRule(value: value)) }
        if let value = defined(element.maxValue) { rules.append(MaxValueRule(value: value)) }
        for url in presenceURLs where source.value(url, of: element)?.boolean == true {
            rules.append(ValuePresenceRule())
        }
        // Primitive types state their own lexical form this way, which is checked as a grammar.
        if let pattern = source.value(regexURL, of: element)?.string, let rule = RegexRule(pattern) {
            rules.append(rule)
        }
        if let control = source.value(NarrativeLanguageRule.url, of: element)?.string {
            rules.append(NarrativeLanguageRule(control: control))
        }
        return rules
    }

    static func defined(_ value: ElementValue?) -> DefinedValue? {
        guard let value else { return nil }
        return try? DefinedValue(type: value.typeName, json: value.json)
    }
}
