import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A person as the module shows one.
    func write(_ insuree: InsureeRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: insuree.uuid, code: insuree.number))
        builder.array("extension") { writeExtensions(of: insuree, into: &$0) }
        let passport = insuree.identificationType == nil ? insuree.passport : nil
        builder.identifiers([("UUID", insuree.uuid), ("Code", insuree.number), ("PPN", passport)])
        builder.array("name") { names in
            names.item { $0.personName(lastName: insuree.lastName, otherNames: insuree.otherNames) }
        }
        builder.telecom(phone: insuree.phone, email: insuree.email)
        builder.string("gender", Self.gender(insuree.gender))
        builder.string("birthDate", insuree.birthDate?.description)
        builder.array("address") { addresses in
            addresses.item { address in
                // A person's own village goes before the family's.
                if insuree.villageKey != nil {
                    address.addressMembers(at: insuree.villageKey, text: insuree.address, use: "temp", self)
                } else if let family = insuree.family {
                    address.addressMembers(at: family.locationKey, text: family.address, use: "home", self)
                }
            }
        }
        writeMaritalStatus(of: insuree, into: &builder)
        writePhoto(of: insuree, into: &builder)
        writeContact(of: insuree, into: &builder)
        if let facility = insuree.facility {
            builder.array("generalPractitioner") { practitioners in
                practitioners.item { $0.referenceMembers(to: ModuleTarget("Organization", facility), self) }
            }
        }
    }

    private func writeExtensions(of insuree: InsureeRecord, into extensions: inout ResourceBuilder) {
        extensions.extensionItem(ModuleURL.isHead) { $0.boolean("valueBoolean", insuree.isHead) }
        if let education = insuree.education.map(String.init),
            let label = reference.codes.educations.label(education)
        {
            extensions.extensionItem(ModuleURL.education) { item in
                item.concept(
                    "valueCodeableConcept", system: "CodeSystem/patient-education-level", code: education,
                    display: label)
            }
        }
        if let profession = insuree.profession.map(String.init),
            let label = reference.codes.professions.label(profession)
        {
            extensions.extensionItem(ModuleURL.profession) { item in
                item.concept(
                    "valueCodeableConcept", system: "CodeSystem/patient-profession", code: profession, display: label)
            }
        }
        extensions.extensionItem(ModuleURL.cardIssued) { $0.boolean("valueBoolean", insuree.isCardIssued ?? false) }
        if let family = insuree.family {
            extensions.extensionItem(ModuleURL.group) { item in
                item.reference(
                    "valueReference", to: ModuleTarget("Group", uuid: family.uuid, code: family.head?.number), self)
            }
        }
        if let passport = insuree.passport, let type = insuree.identificationType {
            extensions.extensionItem(ModuleURL.identification) { item in
                item.array("extension") { parts in
                    parts.extensionItem("number") { $0.string("valueString", passport) }
                    parts.extensionItem("type") { part in
                        part.concept(
                            "valueCodeableConcept", system: "CodeSystem/patient-identification-type", code: type,
                            display: reference.codes.identificationTypes.label(type))
                    }
                }
            }
        }
    }

    private func writeMaritalStatus(of insuree: InsureeRecord, into builder: inout ResourceBuilder) {
        guard let status = insuree.maritalStatus.flatMap(MaritalStatus.init(rawValue:)) else { return }
        let display: String? =
            switch status {
            case .married: "Married"
            case .single: "Single"
            case .divorced: "Divorced"
            case .widowed: "Widowed"
            case .notSpecified: nil
            }
        // The module fails on a person whose status is not specified; nothing is what it says of one without.
        guard let display else { return }
        builder.concept("maritalStatus", system: ModuleURL.maritalStatus, code: status.rawValue, display: display)
    }

    private func writePhoto(of insuree: InsureeRecord, into builder: inout ResourceBuilder) {
        guard let photo = insuree.photo, let file = photo.fileName, let folder = photo.folder else { return }
        let path = folder.replacing("\\", with: "/")
        builder.array("photo") { photos in
            photos.item { item in
                item.string("contentType", file.split(separator: ".").last.map(String.init))
                item.string("url", "http://\(photoHost)/photo/\(path)/\(file)")
                item.string("title", file)
                item.string("creation", photo.date?.description)
            }
        }
    }

    private func writeContact(of insuree: InsureeRecord, into builder: inout ResourceBuilder) {
        guard let relationship = insuree.relationship.map(String.init), insuree.family?.head != nil else { return }
        builder.array("contact") { contacts in
            contacts.item { contact in
                contact.array("relationship") { relationships in
                    relationships.item { item in
                        item.conceptMembers(
                            system: "CodeSystem/patient-contact-relationship", code: relationship,
                            display: reference.codes.relations.label(relationship))
                    }
                }
                contact.object("name") { name in
                    name.personName(lastName: insuree.lastName, otherNames: insuree.otherNames)
                }
            }
        }
    }

    static func gender(_ code: String?) -> String {
        switch code.flatMap(Gender.init(rawValue:)) {
        case .male?: "male"
        case .female?: "female"
        case .other?: "other"
        case nil: "unknown"
        }
    }
}
