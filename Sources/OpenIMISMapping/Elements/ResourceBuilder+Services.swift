package import FHIRModel
package import OpenIMIS

extension ResourceBuilder {
    /// An item of `telecom`.
    package mutating func contactPoint(_ system: StaticString, _ value: String?, use: StaticString? = nil) {
        guard let value, !value.isEmpty else { return }
        item { point in
            point.string("system", constant: system)
            point.string("value", value)
            if let use { point.string("use", constant: use) }
        }
    }

    /// A reference to another record, displayed by its code.
    package mutating func reference(_ name: StaticString, _ type: StaticString, to entity: EntityReference?) {
        guard let entity else { return }
        reference(name, type, entity.uuid, display: entity.code)
    }

    /// An item of a list of CodeableConcepts, with one coding.
    package mutating func conceptItem(_ system: StaticString, _ code: String, _ display: String?) {
        item { $0.codings(system, code, display) }
    }

    /// Money of an exact amount.
    package mutating func money(_ name: StaticString, _ amount: Amount?, _ context: RenderingContext) {
        money(name, amount?.description, context)
    }

    /// An amount as a decimal without decimals that say nothing: `2` rather than `2.00`.
    package mutating func decimal(_ name: StaticString, _ amount: Amount?) {
        decimal(name, text: amount?.shortText)
    }

    /// The address of a place: district and region by name, with a reference to it.
    package mutating func districtAddress(
        line: String?, locationKey: Int?, withReference: Bool = true, _ context: RenderingContext
    ) {
        let place = locationKey.flatMap { context.reference.locations[$0] }
        if withReference, let place {
            array("extension") { extensions in
                extensions.simpleExtension(ExtensionURL.locationReference) { value in
                    value.reference("valueReference", "Location", place.location.uuid, display: place.location.name)
                }
            }
        }
        string("type", constant: "physical")
        array("line") { $0.itemString(line) }
        string("city", place?.village)
        string("district", place?.district)
        string("state", place?.region)
    }
}

extension Amount {
    /// Without the decimals that are zero: `2`, `2.5`, `0.25`.
    package var shortText: String {
        var text = description[...]
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return String(text)
    }
}
