package import FHIRModel
package import OpenIMIS

/// Maps a region, district, ward or village (`tblLocations`) to a `Location`.
package struct LocationMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .location }
    package var resourceType: StaticString { "Location" }

    package func profile(of record: LocationRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-location"
    }

    package func id(of location: LocationRecord) -> String { location.uuid }

    package func lastUpdated(of location: LocationRecord) -> Moment { location.lastUpdated }

    package func write(
        _ location: LocationRecord, into resource: inout ResourceBuilder, _ context: RenderingContext
    ) {
        resource.array("identifier") { identifiers in
            identifiers.identifier("UUID", location.uuid)
            identifiers.identifier("Code", location.code)
        }
        resource.string("status", constant: location.isCurrent ? "active" : "inactive")
        resource.string("name", location.name)
        resource.string("mode", constant: "instance")
        resource.concept(
            "physicalType", CodeSystemURL.locationType, location.type, CodeDisplay.locationType(location.type))
        resource.reference("partOf", "Location", to: location.parent)
    }
}
