package import FHIRModel
package import OpenIMIS

/// Maps what a claim administrator or an enrolment officer does, and where, to a `PractitionerRole`.
///
/// It has the same id as the `Practitioner`, for openIMIS keeps both in one row.
package struct PractitionerRoleMapping: ResourceMapping {
    package let schema: ResourceSchema

    /// `schema` is `.claimAdministratorRole` or `.officerRole`.
    package init(_ schema: ResourceSchema) { self.schema = schema }

    package var resourceType: StaticString { "PractitionerRole" }

    package func profile(of record: PractitionerRecord) -> StaticString? {
        switch record.kind {
        case .claimAdministrator:
            """
            https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/\
            openimis-claim-administrator-practitioner-role
            """
        case .enrolmentOfficer:
            """
            https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/\
            openimis-enrolment-officer-practitioner-role
            """
        }
    }

    package func id(of practitioner: PractitionerRecord) -> String { practitioner.uuid }

    package func lastUpdated(of practitioner: PractitionerRecord) -> Moment { practitioner.lastUpdated }

    package func write(
        _ practitioner: PractitionerRecord, into role: inout ResourceBuilder, _ context: RenderingContext
    ) {
        if let substitute = practitioner.substitute {
            role.array("extension") { extensions in
                extensions.simpleExtension(ExtensionURL.substitution) { value in
                    value.reference("valueReference", "Practitioner", substitute.uuid, display: substitute.code)
                }
            }
        }
        role.array("identifier") { identifiers in
            identifiers.identifier("UUID", practitioner.uuid)
            identifiers.identifier("Code", practitioner.code)
        }
        if let end = practitioner.worksTo {
            role.object("period") { $0.date("end", end.date) }
        }
        role.reference("practitioner", "Practitioner", practitioner.uuid, display: practitioner.code)
        role.reference("organization", "Organization", to: practitioner.facility)
        role.array("code") { codes in
            let code = Qualification(practitioner.kind)
            codes.conceptItem(CodeSystemURL.qualification, code.rawValue, code.display)
        }
        role.array("location") { references in
            for key in Self.places(of: practitioner) {
                guard let location = context.reference.locations[key]?.location else { continue }
                references.item { $0.reference("Location", location.uuid, display: location.code) }
            }
        }
        role.array("telecom") { $0.contactPoints(of: practitioner) }
    }

    /// The officer's own place, then the villages, none of them twice.
    private static func places(of practitioner: PractitionerRecord) -> [Int] {
        var places: [Int] = []
        for key in [practitioner.locationKey].compactMap(\.self) + practitioner.villageKeys
        where !places.contains(key) {
            places.append(key)
        }
        return places
    }
}
