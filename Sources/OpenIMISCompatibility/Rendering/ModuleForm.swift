import FHIRModel
import OpenIMIS

/// How the Django module spells what it answers: its URLs, identifiers and references.
///
/// Clients in the field compare these texts, doubled slashes included, so they stand here as they are and nowhere else.
struct ModuleForm: Sendable {
    /// Which key the request named a resource by; the answer's id and all its references follow it.
    enum KeyStyle: Sendable {
        case uuid
        case code
    }

    var keyStyle: KeyStyle
    var reference: ReferenceData
    /// What stands as `Money.currency`: the core's own setting, `$` where none is made.
    var currency: String
    /// The host of photo URLs.
    var photoHost: String
    var today: CalendarDate
    /// Claims carry their resources inside, and refer to those.
    var isContaining = false
    /// Attachments go without their content in lists.
    var isListing = false

    init(
        keyStyle: KeyStyle, reference: ReferenceData, currency: String, photoHost: String, today: CalendarDate
    ) {
        self.keyStyle = keyStyle
        self.reference = reference
        self.currency = currency
        self.photoHost = photoHost
        self.today = today
    }

    /// The key of a record in the style of the request; the uuid where there is no code.
    func key(uuid: String, code: String?) -> String {
        keyStyle == .code ? code ?? uuid : uuid
    }
}

/// A target of references.
struct ModuleTarget {
    let type: StaticString
    let uuid: String
    let code: String?
    var display: String?

    init(_ type: StaticString, uuid: String, code: String?, display: String? = nil) {
        self.type = type
        self.uuid = uuid
        self.code = code
        self.display = display
    }

    init(_ type: StaticString, _ entity: EntityReference, display: String? = nil) {
        self.init(type, uuid: entity.uuid, code: entity.code, display: display)
    }

    init(_ type: StaticString, _ person: PersonReference, display: String? = nil) {
        self.init(type, uuid: person.uuid, code: person.number, display: display)
    }
}

extension ResourceBuilder {
    /// The business identifiers, each with its type and without a system of its own.
    mutating func identifiers(_ identifiers: [(type: StaticString, value: String?)]) {
        array("identifier") { array in
            for (type, value) in identifiers {
                guard let value, !value.isEmpty else { continue }
                array.item { $0.identifier(type, value) }
            }
        }
    }

    mutating func identifier(_ type: StaticString, _ value: String) {
        object("type") { concept in
            concept.array("coding") { codings in
                codings.item { coding in
                    coding.string("system", constant: ModuleURL.identifiers)
                    coding.string("code", constant: type)
                }
            }
        }
        string("value", value)
    }

    /// A reference object under a name.
    mutating func reference(_ name: StaticString, to target: ModuleTarget?, _ form: ModuleForm) {
        guard let target else { return }
        object(name) { $0.referenceMembers(to: target, form) }
    }

    mutating func referenceMembers(to target: ModuleTarget, _ form: ModuleForm) {
        let isCode = form.keyStyle == .code && target.code != nil
        let key = form.key(uuid: target.uuid, code: target.code)
        string("reference", "\(target.type)/\(key)")
        string("type", constant: target.type)
        object("identifier") { $0.identifier(isCode ? "Code" : "UUID", key) }
        string("display", target.display)
    }

    /// A reference of a claim, which leads inside the claim where that contains its resources.
    mutating func containedReference(_ name: StaticString, to target: ModuleTarget?, _ form: ModuleForm) {
        guard let target else { return }
        guard form.isContaining else { return reference(name, to: target, form) }
        let key = form.key(uuid: target.uuid, code: target.code)
        object(name) { reference in
            reference.string("reference", "#\(target.type)/\(key)")
            reference.string("type", constant: target.type)
            reference.object("identifier") { identifier in
                identifier.identifier(form.keyStyle == .code && target.code != nil ? "Code" : "UUID", key)
            }
            reference.string("display", target.display)
        }
    }

    /// A CodeableConcept with one coding.
    mutating func concept(
        _ name: StaticString, system: StaticString?, code: String, display: String?, text: String? = nil
    ) {
        object(name) { $0.conceptMembers(system: system, code: code, display: display, text: text) }
    }

    mutating func conceptMembers(system: StaticString?, code: String, display: String?, text: String? = nil) {
        array("coding") { codings in
            codings.item { coding in
                if let system { coding.string("system", constant: system) }
                coding.string("code", code)
                coding.string("display", display)
            }
        }
        string("text", text)
    }

    mutating func money(_ name: StaticString, _ amount: Amount?, _ form: ModuleForm) {
        guard let amount else { return }
        object(name) { money in
            money.decimal("value", text: amount.moduleText)
            money.string("currency", form.currency)
        }
    }

    mutating func extensionItem(_ url: StaticString, _ body: (inout ResourceBuilder) -> Void) {
        item { item in
            item.string("url", constant: url)
            body(&item)
        }
    }

    mutating func personName(lastName: String?, otherNames: String?) {
        string("use", constant: "usual")
        string("family", lastName)
        array("given") { $0.itemString(otherNames) }
    }

    /// Telephone and mail, in the module's order.
    mutating func telecom(phone: String?, email: String?) {
        array("telecom") { array in
            array.contactPoint("phone", phone, use: true)
            array.contactPoint("email", email, use: true)
        }
    }

    mutating func contactPoint(_ system: StaticString, _ value: String?, use: Bool) {
        guard let value, !value.isEmpty else { return }
        item { point in
            if use { point.string("use", constant: "home") }
            point.string("system", constant: system)
            point.string("value", value)
        }
    }
}

extension Amount {
    /// The number as the module writes it: a float.
    var moduleText: String {
        let text = description
        return text.hasSuffix("00") ? String(text.dropLast(1)) : text.hasSuffix("0") ? String(text.dropLast()) : text
    }
}
