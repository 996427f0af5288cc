import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A family as the module shows one.
    func write(_ family: FamilyRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: family.uuid, code: family.head?.number))
        builder.array("extension") { writeFamilyExtensions(of: family, into: &$0) }
        builder.identifiers([("UUID", family.uuid), ("Code", family.head?.number)])
        builder.boolean("active", family.isCovered)
        builder.string("type", constant: "Person")
        builder.boolean("actual", true)
        builder.string("name", family.head?.lastName)
        builder.integer("quantity", family.members.count)
        builder.array("member") { members in
            for person in family.members {
                members.item { member in
                    member.reference("entity", to: ModuleTarget("Patient", person, display: person.number), self)
                }
            }
        }
    }

    private func writeFamilyExtensions(of family: FamilyRecord, into extensions: inout ResourceBuilder) {
        extensions.extensionItem(ModuleURL.groupAddress) { item in
            item.object("valueAddress") { address in
                address.addressMembers(at: family.locationKey, text: family.address, use: "home", self)
            }
        }
        if let isPoor = family.isPoor {
            extensions.extensionItem(ModuleURL.groupPoverty) { $0.boolean("valueBoolean", isPoor) }
        }
        if let type = family.familyType {
            extensions.extensionItem(ModuleURL.groupType) { item in
                item.concept(
                    "valueCodeableConcept", system: "CodeSystem/group-type", code: type,
                    display: reference.codes.familyTypes.label(type))
            }
        }
        if let number = family.confirmationNumber {
            extensions.extensionItem(ModuleURL.groupConfirmation) { item in
                item.array("extension") { parts in
                    parts.extensionItem("number") { $0.string("valueString", number) }
                    if let type = family.confirmationType {
                        parts.extensionItem("type") { part in
                            part.concept(
                                "valueCodeableConcept", system: "CodeSystem/group-confirmation-type", code: type,
                                display: reference.codes.confirmationTypes.label(type))
                        }
                    }
                }
            }
        }
    }
}
