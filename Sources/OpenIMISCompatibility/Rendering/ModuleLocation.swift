import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A level of the location tree as the module shows it.
    func write(_ location: LocationRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: location.uuid, code: location.code))
        builder.identifiers([("UUID", location.uuid), ("Code", location.code)])
        builder.string("status", constant: location.isCurrent ? "active" : "inactive")
        builder.string("name", location.name)
        builder.string("mode", constant: "instance")
        builder.concept(
            "physicalType", system: ModuleURL.locationType, code: location.type,
            display: ["R": "Region", "D": "District", "W": "Municipality/Ward", "V": "Village"][location.type])
        if let parent = location.parent {
            builder.reference("partOf", to: ModuleTarget("Location", parent, display: parent.code), self)
        }
    }

    /// A facility as the site that `physicalType=si` asks for.
    func writeSite(_ facility: FacilityRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: facility.uuid, code: facility.code))
        builder.identifiers([("UUID", facility.uuid), ("FI", facility.code)])
        builder.string("name", facility.name)
        let type: (code: String, text: String)? =
            switch facility.level {
            case "H"?: ("HOSP", "hospital")
            case "D"?: ("COMM", "dispensary")
            case "C"?: ("OF", "health-center")
            default: nil
            }
        if let type {
            builder.array("type") { types in
                types.item { item in
                    item.conceptMembers(
                        system: "http://hl7.org/fhir/v3/ServiceDeliveryLocationRoleType/vs.html", code: type.code,
                        display: nil, text: type.text)
                }
            }
        }
        builder.concept(
            "physicalType", system: "http://terminology.hl7.org/CodeSystem/location-physical-type.html", code: "si",
            display: nil, text: "site")
        if let district = facility.locationKey.flatMap({ reference.locations[$0] })?.location {
            builder.reference(
                "partOf",
                to: ModuleTarget("Location", uuid: district.uuid, code: district.code, display: district.code), self)
        }
    }
}
