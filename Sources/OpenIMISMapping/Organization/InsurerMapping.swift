package import FHIRModel
package import OpenIMIS

/// Maps the insurer that the installation stands for to an `Organization` of type `ins`.
package struct InsurerMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .insurer }
    package var resourceType: StaticString { "Organization" }

    package func profile(of record: InsurerRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-insurance-organization"
    }

    package func id(of insurer: InsurerRecord) -> String { insurer.id }

    package func lastUpdated(of insurer: InsurerRecord) -> Moment { insurer.lastUpdated }

    package func write(
        _ insurer: InsurerRecord, into organization: inout ResourceBuilder, _ context: RenderingContext
    ) {
        organization.array("identifier") { $0.identifier("Code", insurer.code) }
        organization.boolean("active", true)
        organization.array("type") { types in
            types.conceptItem(CodeSystemURL.organizationType, "ins", "Insurance Company")
        }
        organization.string("name", insurer.name)
        organization.array("telecom") { telecoms in
            telecoms.contactPoint("email", insurer.email)
            telecoms.contactPoint("phone", insurer.phone)
            telecoms.contactPoint("fax", insurer.fax)
        }
    }
}
