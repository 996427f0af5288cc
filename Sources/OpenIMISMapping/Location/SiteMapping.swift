package import FHIRModel
package import OpenIMIS

/// Maps a health facility (`tblHF`) to the `Location` where it works.
package struct SiteMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .site }
    package var resourceType: StaticString { "Location" }

    package func profile(of record: FacilityRecord) -> StaticString? { nil }

    package func id(of facility: FacilityRecord) -> String { facility.uuid }

    package func lastUpdated(of facility: FacilityRecord) -> Moment { facility.lastUpdated }

    package func write(_ facility: FacilityRecord, into site: inout ResourceBuilder, _ context: RenderingContext) {
        site.array("identifier") { identifiers in
            identifiers.identifier("UUID", facility.uuid)
            identifiers.identifier("FI", facility.code)
        }
        site.string("status", constant: Self.status(facility))
        site.string("name", facility.name)
        site.string("mode", constant: "instance")
        if let kind = facility.level.flatMap(Self.kind) {
            site.array("type") { $0.conceptItem(CodeSystemURL.roleCode, kind.code, kind.display) }
        }
        site.array("telecom") { telecoms in
            telecoms.contactPoint("phone", facility.phone)
            telecoms.contactPoint("fax", facility.fax)
            telecoms.contactPoint("email", facility.email)
        }
        site.concept("physicalType", CodeSystemURL.locationPhysicalType, "si", "Site")
        site.reference("managingOrganization", "Organization", facility.uuid, display: facility.code)
        if let district = facility.locationKey.flatMap({ context.reference.locations[$0]?.location }) {
            site.reference("partOf", "Location", district.uuid, display: district.code)
        }
    }

    /// Idle facilities are there and do not work at present.
    private static func status(_ facility: FacilityRecord) -> StaticString {
        guard facility.isCurrent else { return "inactive" }
        switch facility.status {
        case "IN", "DE": return "inactive"
        case "ID": return "suspended"
        default: return "active"
        }
    }

    /// A code of R4's `service-delivery-location-role` for a facility's level.
    static func kind(_ level: String) -> (code: String, display: String)? {
        switch level {
        case "H": ("HOSP", "Hospital")
        case "C": ("OF", "Outpatient facility")
        case "D": ("COMM", "Community Location")
        default: nil
        }
    }
}
