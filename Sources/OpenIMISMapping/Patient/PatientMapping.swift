package import FHIRModel
package import OpenIMIS

/// Maps an insured person (`tblInsuree`) to a `Patient` and back.
package struct PatientMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .patient }
    package var resourceType: StaticString { "Patient" }

    package func profile(of record: InsureeRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-patient"
    }

    package func id(of insuree: InsureeRecord) -> String { insuree.uuid }

    package func lastUpdated(of insuree: InsureeRecord) -> Moment { insuree.validityFrom }

    package func keptElements(of insuree: InsureeRecord) -> String? { insuree.keptElements }

    package func write(
        _ insuree: InsureeRecord, into patient: inout ResourceBuilder, _ context: RenderingContext
    ) {
        writeExtensions(insuree, into: &patient, context)
        patient.array("identifier") { identifiers in
            identifiers.identifier("UUID", insuree.uuid)
            identifiers.identifier("Code", insuree.number)
        }
        let status = insuree.status.flatMap(InsureeStatus.init)
        patient.boolean("active", status.map { $0 == .active })
        patient.array("name") { names in
            names.item { name in
                name.string("use", constant: "official")
                name.string("family", insuree.lastName)
                name.array("given") { $0.itemString(insuree.otherNames) }
            }
        }
        patient.array("telecom") { telecoms in
            telecoms.contactPoint("phone", insuree.phone)
            telecoms.contactPoint("email", insuree.email)
        }
        if let gender = insuree.gender {
            patient.string("gender", Gender(rawValue: gender).map(AdministrativeGender.init)?.rawValue ?? "unknown")
        }
        patient.date("birthDate", insuree.birthDate)
        if status == .dead {
            if let date = insuree.statusDate {
                patient.date("deceasedDateTime", date)
            } else {
                patient.boolean("deceasedBoolean", true)
            }
        }
        writeAddress(insuree, into: &patient, context)
        if let status = insuree.maritalStatus.flatMap(MaritalStatus.init) {
            let coding = MaritalCoding(status)
            patient.concept("maritalStatus", coding.system, coding.code, coding.display)
        }
        writePhoto(insuree, into: &patient, context)
        writeContact(insuree, into: &patient, context)
        if let facility = insuree.facility {
            patient.array("generalPractitioner") { references in
                references.item { $0.reference("Organization", facility.uuid, display: facility.code) }
            }
        }
    }

    private func writeExtensions(
        _ insuree: InsureeRecord, into patient: inout ResourceBuilder, _ context: RenderingContext
    ) {
        let codes = context.reference.codes
        patient.array("extension") { extensions in
            extensions.booleanExtension(ExtensionURL.isHead, insuree.isHead)
            let education = insuree.education.map(String.init)
            extensions.conceptExtension(
                ExtensionURL.educationLevel, CodeSystemURL.educationLevel, education,
                education.flatMap(codes.educations.label))
            let profession = insuree.profession.map(String.init)
            extensions.conceptExtension(
                ExtensionURL.profession, CodeSystemURL.profession, profession,
                profession.flatMap(codes.professions.label))
            extensions.booleanExtension(ExtensionURL.cardIssued, insuree.isCardIssued)
            if let family = insuree.family {
                extensions.simpleExtension(ExtensionURL.groupReference) { value in
                    value.reference("valueReference", "Group", family.uuid, display: family.head?.number)
                }
            }
            if insuree.passport != nil || insuree.identificationType != nil {
                extensions.item { identification in
                    identification.array("extension") { parts in
                        parts.stringExtension("number", insuree.passport)
                        parts.conceptExtension(
                            "type", CodeSystemURL.identificationType, insuree.identificationType,
                            insuree.identificationType.flatMap(codes.identificationTypes.label))
                    }
                    identification.string("url", constant: ExtensionURL.identification)
                }
            }
            extensions.booleanExtension(ExtensionURL.vulnerability, insuree.isVulnerable)
        }
    }

    private func writeAddress(
        _ insuree: InsureeRecord, into patient: inout ResourceBuilder, _ context: RenderingContext
    ) {
        patient.array("address") { addresses in
            if insuree.villageKey != nil || insuree.address != nil {
                addresses.item { $0.place(insuree.villageKey, text: insuree.address, use: "temp", context) }
            } else if let family = insuree.family, family.locationKey != nil || family.address != nil {
                addresses.item { $0.place(family.locationKey, text: family.address, use: "home", context) }
            }
        }
    }

    private func writePhoto(
        _ insuree: InsureeRecord, into patient: inout ResourceBuilder, _ context: RenderingContext
    ) {
        guard let photo = insuree.photo, photo.fileName != nil || photo.content != nil else { return }
        patient.array("photo") { photos in
            photos.item { item in
                item.string("contentType", PhotoType.mediaType(fileName: photo.fileName, content: photo.content))
                if let content = photo.content {
                    item.string("data", content)
                } else {
                    item.string("url", PhotoType.url(photo, base: context.photoBase))
                }
                item.string("title", photo.fileName)
                item.date("creation", photo.date)
            }
        }
    }

    /// The head of the family, and what this person is to the head.
    private func writeContact(
        _ insuree: InsureeRecord, into patient: inout ResourceBuilder, _ context: RenderingContext
    ) {
        guard let head = insuree.family?.head, head.uuid != insuree.uuid else { return }
        patient.array("contact") { contacts in
            contacts.item { contact in
                if let relationship = insuree.relationship.map(String.init) {
                    contact.array("relationship") { concepts in
                        concepts.item { concept in
                            concept.codings(
                                CodeSystemURL.contactRelationship, relationship,
                                context.reference.codes.relations.label(relationship))
                        }
                    }
                }
                contact.object("name") { name in
                    name.string("family", head.lastName)
                    name.array("given") { $0.itemString(head.otherNames) }
                }
            }
        }
    }
}

extension ResourceBuilder {
    /// An item of `telecom` at home.
    fileprivate mutating func contactPoint(_ system: StaticString, _ value: String?) {
        guard let value else { return }
        item { point in
            point.string("system", constant: system)
            point.string("value", value)
            point.string("use", constant: "home")
        }
    }
}
