package import FHIRModel
package import OpenIMIS

/// Maps an organisation that holds policies (`tblPolicyHolder`) to an `Organization` of type `bus`.
package struct PolicyHolderMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .policyHolder }
    package var resourceType: StaticString { "Organization" }

    package func profile(of record: PolicyHolderRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-policy-holder-organization"
    }

    package func id(of holder: PolicyHolderRecord) -> String { holder.uuid }

    package func lastUpdated(of holder: PolicyHolderRecord) -> Moment { holder.lastUpdated }

    package func write(
        _ holder: PolicyHolderRecord, into organization: inout ResourceBuilder, _ context: RenderingContext
    ) {
        organization.array("extension") { extensions in
            extensions.conceptExtension(
                ExtensionURL.policyHolderLegalForm, CodeSystemURL.policyHolderLegalForm,
                holder.legalForm.map(String.init), holder.legalForm.flatMap(CodeDisplay.policyHolderLegalForm))
            extensions.conceptExtension(
                ExtensionURL.policyHolderActivity, CodeSystemURL.policyHolderActivity,
                holder.activity.map(String.init), holder.activity.flatMap(CodeDisplay.policyHolderActivity))
        }
        organization.array("identifier") { identifiers in
            identifiers.identifier("UUID", holder.uuid)
            identifiers.identifier("Code", holder.code)
        }
        organization.boolean("active", true)
        organization.array("type") { types in
            types.conceptItem(CodeSystemURL.organizationType, "bus", "Non-Healthcare Business or Corporation")
        }
        organization.string("name", holder.tradeName)
        organization.array("telecom") { telecoms in
            telecoms.contactPoint("email", holder.email)
            telecoms.contactPoint("phone", holder.phone)
            telecoms.contactPoint("fax", holder.fax)
        }
        writeAddress(holder, into: &organization, context)
        if let name = holder.contactName {
            organization.array("contact") { contacts in
                contacts.item { contact in contact.object("name") { $0.string("text", name) } }
            }
        }
    }

    private func writeAddress(
        _ holder: PolicyHolderRecord, into organization: inout ResourceBuilder, _ context: RenderingContext
    ) {
        let place = holder.locationKey.flatMap { context.reference.locations[$0] }
        guard holder.address != nil || place != nil else { return }
        organization.array("address") { addresses in
            addresses.item { address in
                address.array("extension") { extensions in
                    extensions.stringExtension(ExtensionURL.municipality, place?.ward)
                    if let location = place?.location {
                        extensions.simpleExtension(ExtensionURL.locationReference) { value in
                            value.reference("valueReference", "Location", location.uuid, display: location.name)
                        }
                    }
                }
                address.districtAddress(
                    line: holder.address, locationKey: holder.locationKey, withReference: false, context)
            }
        }
    }
}
