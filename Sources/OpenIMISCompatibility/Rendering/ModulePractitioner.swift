import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A claim administrator or an enrolment officer as the module's Practitioner.
    func write(_ person: PractitionerRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: person.uuid, code: person.code))
        if person.kind == .claimAdministrator, let facility = person.facility {
            var byCode = self
            byCode.keyStyle = .code
            builder.array("extension") { extensions in
                extensions.extensionItem(ModuleURL.practitionerFacility) { item in
                    item.reference(
                        "valueReference", to: ModuleTarget("Organization", facility, display: facility.code), byCode)
                }
            }
        }
        builder.identifiers([("UUID", person.uuid), ("Code", person.code)])
        builder.array("name") { names in
            names.item { $0.personName(lastName: person.lastName, otherNames: person.otherNames) }
        }
        builder.telecom(phone: person.phone, email: person.email)
        builder.string("birthDate", person.birthDate?.description)
        builder.array("qualification") { qualifications in
            qualifications.item { item in
                item.concept(
                    "code", system: ModuleURL.qualification, code: Self.code(of: person.kind),
                    display: Self.display(of: person.kind))
            }
        }
    }

    /// The role of a claim administrator or an enrolment officer.
    func writeRole(_ person: PractitionerRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: person.uuid, code: person.code))
        if person.kind == .enrolmentOfficer, let substitute = person.substitute {
            builder.array("extension") { extensions in
                extensions.extensionItem(ModuleURL.substitution) { item in
                    item.reference("valueReference", to: ModuleTarget("Practitioner", substitute), self)
                }
            }
        }
        builder.identifiers([("UUID", person.uuid), ("Code", person.code)])
        builder.reference(
            "practitioner", to: ModuleTarget("Practitioner", uuid: person.uuid, code: person.code), self)
        if person.kind == .claimAdministrator, let facility = person.facility {
            builder.reference("organization", to: ModuleTarget("Organization", facility), self)
        }
        builder.array("code") { codes in
            codes.item { item in
                item.conceptMembers(
                    system: ModuleURL.qualification, code: Self.code(of: person.kind),
                    display: Self.display(of: person.kind))
            }
        }
        if person.kind == .enrolmentOfficer,
            let location = person.locationKey.flatMap({ reference.locations[$0] })?.location
        {
            builder.array("location") { locations in
                locations.item { item in
                    item.referenceMembers(
                        to: ModuleTarget("Location", uuid: location.uuid, code: location.code), self)
                }
            }
        }
        builder.telecom(phone: person.phone, email: person.email)
    }

    private static func code(of kind: PractitionerRecord.Kind) -> String {
        switch kind {
        case .claimAdministrator: "CA"
        case .enrolmentOfficer: "EO"
        }
    }

    private static func display(of kind: PractitionerRecord.Kind) -> String {
        switch kind {
        case .claimAdministrator: "Claim Administrator"
        case .enrolmentOfficer: "Enrolment Officer"
        }
    }
}
