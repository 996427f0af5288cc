import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A facility as the module's Organization.
    func write(_ facility: FacilityRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: facility.uuid, code: facility.code))
        builder.array("extension") { extensions in
            if let form = facility.legalForm {
                extensions.extensionItem(ModuleURL.legalForm) { item in
                    item.concept(
                        "valueCodeableConcept", system: "CodeSystem/organization-legal-form", code: form,
                        display: Self.legalForm(form))
                }
            }
            if let level = facility.level {
                extensions.extensionItem(ModuleURL.facilityLevel) { item in
                    item.concept(
                        "valueCodeableConcept", system: ModuleURL.facilityLevelCodes, code: level,
                        display: Self.facilityLevel(level))
                }
            }
            if let careType = facility.careType {
                extensions.extensionItem(ModuleURL.careType) { item in
                    item.concept(
                        "valueCodeableConcept", system: ModuleURL.careTypeCodes, code: careType,
                        display: Self.careType(careType))
                }
            }
        }
        builder.identifiers([("UUID", facility.uuid), ("Code", facility.code)])
        builder.array("type") { types in
            types.item { $0.conceptMembers(system: nil, code: "prov", display: nil) }
        }
        builder.string("name", facility.name)
        builder.array("telecom") { points in
            points.contactPoint("email", facility.email, use: false)
            points.contactPoint("phone", facility.phone, use: false)
            points.contactPoint("fax", facility.fax, use: false)
        }
        builder.array("address") { addresses in addresses.item { writeAddress(of: facility, into: &$0) } }
        builder.array("contact") { contacts in
            for person in facility.administrators {
                contacts.item { contact in
                    contact.concept(
                        "purpose", system: "http://terminology.hl7.org/CodeSystem/contactentity-type", code: "PAYOR",
                        display: nil)
                    contact.object("name") { $0.personName(lastName: person.lastName, otherNames: person.otherNames) }
                }
            }
        }
    }

    /// The address whose location leads back to the facility itself.
    private func writeAddress(of facility: FacilityRecord, into address: inout ResourceBuilder) {
        let place = facility.locationKey.flatMap { reference.locations[$0] }
        address.array("extension") { extensions in
            extensions.extensionItem(ModuleURL.organizationLocation) { item in
                item.reference(
                    "valueReference", to: ModuleTarget("Organization", uuid: facility.uuid, code: facility.code), self)
            }
        }
        address.string("type", constant: "physical")
        address.array("line") { $0.itemString(facility.address) }
        address.string("district", place?.district)
        address.string("state", place?.region)
    }

    /// A policy holder of the formal sector as the module's Organization.
    func write(_ holder: PolicyHolderRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: holder.uuid, code: holder.code))
        builder.array("extension") { extensions in
            if let form = holder.legalForm {
                extensions.extensionItem(ModuleURL.policyHolderLegalForm) { item in
                    item.concept(
                        "valueCodeableConcept", system: ModuleURL.policyHolderLegalFormCodes, code: String(form),
                        display: Self.policyHolderLegalForms[form])
                }
            }
            if let activity = holder.activity {
                extensions.extensionItem(ModuleURL.policyHolderActivity) { item in
                    item.concept(
                        "valueCodeableConcept", system: ModuleURL.policyHolderActivityCodes, code: String(activity),
                        display: Self.policyHolderActivities[activity])
                }
            }
        }
        builder.identifiers([("UUID", holder.uuid), ("Code", holder.code)])
        builder.array("type") { types in
            types.item { type in
                type.conceptMembers(
                    system: "http://terminology.hl7.org/CodeSystem/organization-type", code: "bus", display: nil)
            }
        }
        builder.string("name", holder.tradeName)
        builder.array("telecom") { points in
            points.contactPoint("email", holder.email, use: false)
            points.contactPoint("fax", holder.fax, use: false)
            points.contactPoint("phone", holder.phone, use: false)
        }
        builder.array("address") { addresses in addresses.item { writeAddress(of: holder, into: &$0) } }
        builder.array("contact") { contacts in
            contacts.item { contact in contact.object("name") { $0.string("text", holder.contactName) } }
        }
    }

    private func writeAddress(of holder: PolicyHolderRecord, into address: inout ResourceBuilder) {
        let place = holder.locationKey.flatMap { reference.locations[$0] }
        address.array("extension") { extensions in
            if let ward = place?.ward {
                extensions.extensionItem(ModuleURL.municipality) { $0.string("valueString", ward) }
            }
            if let location = place?.location {
                extensions.extensionItem(ModuleURL.location) { item in
                    item.reference(
                        "valueReference", to: ModuleTarget("Location", uuid: location.uuid, code: location.code), self)
                }
            }
        }
        address.string("type", constant: "physical")
        address.array("line") { $0.itemString(holder.address) }
        address.string("city", place?.village)
        address.string("district", place?.district)
        address.string("state", place?.region)
    }

    static let policyHolderLegalForms = [
        1: "Personal Company", 2: "Limited Risk Company", 3: "Association", 4: "Government", 5: "Union",
    ]
    static let policyHolderActivities = [1: "Retail", 2: "Industry", 3: "Building", 4: "Sailing", 5: "Services"]

    private static func legalForm(_ code: String) -> String? {
        ["C": "Charity", "D": "District Organization", "G": "Government", "P": "Private organization"][code]
    }

    static func facilityLevel(_ code: String) -> String? {
        ["D": "Dispensary", "C": "Health Centre", "H": "Hospital"][code]
    }

    private static func careType(_ code: String) -> String? {
        ["O": "Out-patient", "I": "In-patient", "B": "Both"][code]
    }
}
