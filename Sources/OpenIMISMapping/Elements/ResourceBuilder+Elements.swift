package import FHIRModel
package import OpenIMIS

/// The data types that openIMIS's resources are made of, in the guide's patterns.
extension ResourceBuilder {
    /// An item of `identifier`: the type's code and the value, without a system.
    package mutating func identifier(_ type: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        item { identifier in
            identifier.identifierType(type)
            identifier.string("value", value)
        }
    }

    package mutating func identifierType(_ code: StaticString) {
        object("type") { type in
            type.array("coding") { codings in
                codings.item { coding in
                    coding.string("system", constant: CodeSystemURL.identifiers)
                    coding.string("code", constant: code)
                }
            }
        }
    }

    /// A CodeableConcept with one coding.
    package mutating func concept(_ name: StaticString, _ system: StaticString, _ code: String?, _ display: String?) {
        guard let code else { return }
        object(name) { $0.codings(system, code, display) }
    }

    package mutating func codings(_ system: StaticString, _ code: String, _ display: String?) {
        array("coding") { codings in
            codings.item { coding in
                coding.string("system", constant: system)
                coding.string("code", code)
                coding.string("display", display)
            }
        }
    }

    /// A reference with the target's type, its uuid as logical identifier, and a display.
    package mutating func reference(_ name: StaticString, _ type: StaticString, _ uuid: String, display: String?) {
        object(name) { $0.reference(type, uuid, display: display) }
    }

    /// The members of a Reference.
    package mutating func reference(_ type: StaticString, _ uuid: String, display: String?) {
        reference(type, id: uuid, identifier: uuid, display: display)
    }

    /// The members of a Reference to a resource whose id is not its uuid alone.
    package mutating func reference(_ type: StaticString, id: String, identifier uuid: String, display: String?) {
        string("reference", "\(type)/\(id)")
        string("type", constant: type)
        object("identifier") { identifier in
            identifier.identifierType("UUID")
            identifier.string("value", uuid)
        }
        string("display", display)
    }

    /// A reference to a person, displayed by the insurance number.
    package mutating func reference(_ name: StaticString, to person: PersonReference?) {
        guard let person else { return }
        reference(name, "Patient", person.uuid, display: person.number)
    }

    /// A simple extension with the value that `body` writes; it must write one.
    package mutating func simpleExtension(_ url: StaticString, _ body: (inout ResourceBuilder) -> Void) {
        item { item in
            item.string("url", constant: url)
            body(&item)
        }
    }

    package mutating func stringExtension(_ url: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        simpleExtension(url) { $0.string("valueString", value) }
    }

    package mutating func booleanExtension(_ url: StaticString, _ value: Bool?) {
        guard let value else { return }
        simpleExtension(url) { $0.boolean("valueBoolean", value) }
    }

    package mutating func conceptExtension(
        _ url: StaticString, _ system: StaticString, _ code: String?, _ display: String?
    ) {
        guard let code else { return }
        simpleExtension(url) { $0.concept("valueCodeableConcept", system, code, display) }
    }

    package mutating func dateExtension(_ url: StaticString, _ date: CalendarDate?) {
        guard let date else { return }
        simpleExtension(url) { $0.date("valueDate", date) }
    }

    package mutating func date(_ name: StaticString, _ date: CalendarDate?) {
        guard let date else { return }
        string(name, date.description)
    }

    /// Money in the installation's currency, which is left out where it is not known.
    package mutating func money(_ name: StaticString, _ amount: String?, _ context: RenderingContext) {
        guard let amount else { return }
        object(name) { money in
            money.decimal("value", text: amount)
            money.string("currency", context.currency)
        }
    }

    /// The parts of an address in a village: names up the tree, the ward and the location as extensions.
    package mutating func place(
        _ key: Int?, text: String?, use: StaticString, _ context: RenderingContext
    ) {
        let place = key.flatMap { context.reference.locations[$0] }
        if let place {
            array("extension") { extensions in
                extensions.stringExtension(ExtensionURL.municipality, place.ward)
                extensions.simpleExtension(ExtensionURL.locationReference) { value in
                    value.reference(
                        "valueReference", "Location", place.location.uuid, display: place.location.name)
                }
            }
        }
        string("use", constant: use)
        string("type", constant: "physical")
        string("text", text)
        string("city", place?.village)
        string("district", place?.district)
        string("state", place?.region)
    }
}
