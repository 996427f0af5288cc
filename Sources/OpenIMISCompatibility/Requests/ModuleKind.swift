import FHIRService

/// What the module lets a request choose on a resource type.
enum ModuleKind {
    /// Types whose list answers a bare resource when `identifier` is given.
    static let readByIdentifier: Set<String> = ["Patient", "Claim", "Group", "InsurancePlan", "Location", "Medication"]
    /// Types whose list answers a bare resource when `code` is given.
    static let readByCode: Set<String> = ["Organization", "Practitioner", "PractitionerRole"]
    /// Types whose resources carry no id, and so no `fullUrl`.
    static let withoutID: Set<String> = ["Coverage", "Contract"]

    /// The schemas that a request is about, by the parameter that chooses among the kinds of a type.
    static func schemas(of type: String, _ query: QueryString) -> Set<String> {
        let resourceType = query["resourceType"]?.lowercased()
        switch type {
        case "Location": return query["physicalType"] == "si" ? ["site"] : ["location"]
        case "Practitioner":
            return choice(resourceType, ["ca": "claimAdministrator", "eo": "officer"])
        case "PractitionerRole":
            return choice(resourceType, ["ca": "claimAdministratorRole", "eo": "officerRole"])
        case "Organization":
            return choice(
                query["type"] ?? resourceType.flatMap { $0 == "prov" || $0 == "bus" ? $0 : nil },
                ["prov": "facility", "bus": "policyHolder"])
        default: return []
        }
    }

    private static func choice(_ value: String?, _ kinds: [String: String]) -> Set<String> {
        value.flatMap { kinds[$0] }.map { [$0] } ?? []
    }
}
