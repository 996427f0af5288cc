package import FHIRModel
package import OpenIMIS

/// Maps a health facility (`tblHF`) to an `Organization` of type `prov`.
package struct FacilityMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .facility }
    package var resourceType: StaticString { "Organization" }

    package func profile(of record: FacilityRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-health-facility-organization"
    }

    package func id(of facility: FacilityRecord) -> String { facility.uuid }

    package func lastUpdated(of facility: FacilityRecord) -> Moment { facility.lastUpdated }

    package func write(
        _ facility: FacilityRecord, into organization: inout ResourceBuilder, _ context: RenderingContext
    ) {
        organization.array("extension") { extensions in
            extensions.conceptExtension(
                ExtensionURL.facilityLegalForm, CodeSystemURL.facilityLegalForm, facility.legalForm,
                facility.legalForm.flatMap(context.reference.codes.legalForms.label))
            extensions.conceptExtension(
                ExtensionURL.facilityLevel, CodeSystemURL.facilityLevel, facility.level,
                facility.level.flatMap(CodeDisplay.facilityLevel))
            extensions.conceptExtension(
                ExtensionURL.facilityCareType, CodeSystemURL.facilityCareType, facility.careType,
                facility.careType.flatMap(CodeDisplay.careType))
        }
        organization.array("identifier") { identifiers in
            identifiers.identifier("UUID", facility.uuid)
            identifiers.identifier("Code", facility.code)
        }
        organization.boolean("active", facility.isCurrent && (facility.status ?? "AC") == "AC")
        organization.array("type") { types in
            types.conceptItem(CodeSystemURL.organizationType, "prov", "Healthcare Provider")
        }
        organization.string("name", facility.name)
        organization.array("telecom") { telecoms in
            telecoms.contactPoint("email", facility.email)
            telecoms.contactPoint("phone", facility.phone)
            telecoms.contactPoint("fax", facility.fax)
        }
        if facility.address != nil || facility.locationKey != nil {
            organization.array("address") { addresses in
                addresses.item { address in
                    address.districtAddress(line: facility.address, locationKey: facility.locationKey, context)
                }
            }
        }
        organization.array("contact") { contacts in
            for administrator in facility.administrators { contacts.claimAdministrator(administrator) }
        }
    }
}

extension ResourceBuilder {
    /// An item of `contact` for a person who enters claims.
    fileprivate mutating func claimAdministrator(_ person: FacilityRecord.Contact) {
        guard person.lastName != nil || person.otherNames != nil else { return }
        item { contact in
            contact.concept("purpose", CodeSystemURL.contactEntity, "PAYOR", "Payor")
            contact.object("name") { name in
                name.string("use", constant: "official")
                name.string("family", person.lastName)
                name.array("given") { $0.itemString(person.otherNames) }
            }
            contact.array("telecom") { telecoms in
                telecoms.contactPoint("phone", person.phone)
                telecoms.contactPoint("email", person.email)
            }
        }
    }
}
