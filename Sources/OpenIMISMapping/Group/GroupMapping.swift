package import FHIRModel
package import OpenIMIS

/// Maps a family (`tblFamilies`) to a `Group` and back.
package struct GroupMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .group }
    package var resourceType: StaticString { "Group" }

    package func profile(of record: FamilyRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-group"
    }

    package func id(of family: FamilyRecord) -> String { family.uuid }

    package func lastUpdated(of family: FamilyRecord) -> Moment { family.validityFrom }

    package func keptElements(of family: FamilyRecord) -> String? { family.keptElements }

    package func write(_ family: FamilyRecord, into group: inout ResourceBuilder, _ context: RenderingContext) {
        writeExtensions(family, into: &group, context)
        group.array("identifier") { identifiers in
            identifiers.identifier("UUID", family.uuid)
            identifiers.identifier("Code", family.head?.number)
        }
        group.boolean("active", family.isCovered)
        group.string("type", constant: "person")
        group.boolean("actual", true)
        group.string("name", family.head?.lastName)
        group.integer("quantity", family.members.count)
        group.array("member") { members in
            for person in family.members {
                members.item { $0.reference("entity", to: person) }
            }
        }
    }

    private func writeExtensions(
        _ family: FamilyRecord, into group: inout ResourceBuilder, _ context: RenderingContext
    ) {
        let codes = context.reference.codes
        group.array("extension") { extensions in
            if family.locationKey != nil || family.address != nil {
                extensions.simpleExtension(ExtensionURL.groupAddress) { value in
                    value.object("valueAddress") { address in
                        address.place(family.locationKey, text: family.address, use: "home", context)
                    }
                }
            }
            extensions.booleanExtension(ExtensionURL.povertyStatus, family.isPoor)
            extensions.conceptExtension(
                ExtensionURL.groupType, CodeSystemURL.groupType, family.familyType,
                family.familyType.flatMap(codes.familyTypes.label))
            if family.confirmationNumber != nil || family.confirmationType != nil {
                extensions.item { confirmation in
                    confirmation.array("extension") { parts in
                        parts.stringExtension("number", family.confirmationNumber)
                        parts.conceptExtension(
                            "type", CodeSystemURL.groupConfirmationType, family.confirmationType,
                            family.confirmationType.flatMap(codes.confirmationTypes.label))
                    }
                    confirmation.string("url", constant: ExtensionURL.groupConfirmation)
                }
            }
        }
    }
}
