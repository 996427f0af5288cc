package import FHIRModel
package import OpenIMIS

/// Maps a claim administrator (`tblClaimAdmin`) or an enrolment officer (`tblOfficer`) to a `Practitioner`.
package struct PractitionerMapping: ResourceMapping {
    package let schema: ResourceSchema

    /// `schema` is `.claimAdministrator` or `.officer`.
    package init(_ schema: ResourceSchema) { self.schema = schema }

    package var resourceType: StaticString { "Practitioner" }

    package func profile(of record: PractitionerRecord) -> StaticString? {
        switch record.kind {
        case .claimAdministrator:
            "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-claim-administrator-practitioner"
        case .enrolmentOfficer:
            "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-enrolment-officer-practitioner"
        }
    }

    package func id(of practitioner: PractitionerRecord) -> String { practitioner.uuid }

    package func lastUpdated(of practitioner: PractitionerRecord) -> Moment { practitioner.lastUpdated }

    package func write(
        _ practitioner: PractitionerRecord, into resource: inout ResourceBuilder, _ context: RenderingContext
    ) {
        resource.array("identifier") { identifiers in
            identifiers.identifier("UUID", practitioner.uuid)
            identifiers.identifier("Code", practitioner.code)
        }
        if practitioner.lastName != nil || practitioner.otherNames != nil {
            resource.array("name") { names in
                names.item { name in
                    name.string("use", constant: "official")
                    name.string("family", practitioner.lastName)
                    name.array("given") { $0.itemString(practitioner.otherNames) }
                }
            }
        }
        resource.array("telecom") { $0.contactPoints(of: practitioner) }
        if practitioner.kind == .enrolmentOfficer, practitioner.address != nil || practitioner.locationKey != nil {
            resource.array("address") { addresses in
                addresses.item { address in
                    address.districtAddress(
                        line: practitioner.address, locationKey: practitioner.locationKey, context)
                }
            }
        }
        resource.date("birthDate", practitioner.birthDate)
        resource.array("qualification") { qualifications in
            qualifications.item { item in
                let code = Qualification(practitioner.kind)
                item.concept("code", CodeSystemURL.qualification, code.rawValue, code.display)
            }
        }
    }
}

/// openIMIS's kinds of practitioners (`practitioner-qualification-type`).
enum Qualification: String {
    case claimAdministrator = "CA"
    case enrolmentOfficer = "EO"

    init(_ kind: PractitionerRecord.Kind) {
        switch kind {
        case .claimAdministrator: self = .claimAdministrator
        case .enrolmentOfficer: self = .enrolmentOfficer
        }
    }

    var display: String {
        switch self {
        case .claimAdministrator: "Claim Administrator"
        case .enrolmentOfficer: "Enrolment Officer"
        }
    }
}

extension ResourceBuilder {
    /// The items of `telecom` of a practitioner.
    mutating func contactPoints(of practitioner: PractitionerRecord) {
        contactPoint("phone", practitioner.phone)
        contactPoint("email", practitioner.email)
    }
}
