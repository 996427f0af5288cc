import FHIRModel
import FHIRServer
import HTTPTypes
import Hummingbird

/// What the module's web framework tells of a list when asked with OPTIONS.
enum ModuleOptions {
    private static let names = [
        "ActivityDefinition": "Activity Definition List", "Claim": "Claim List", "ClaimResponse": "Claim Response List",
        "Contract": "Contract List", "Coverage": "Coverage Request Query Set List", "Group": "Group List",
        "InsurancePlan": "Insurance Plan List", "Location": "Location List", "Medication": "Medication List",
        "Organization": "Organisation List", "Patient": "Insuree List", "Practitioner": "Practitioner List",
        "PractitionerRole": "Practitioner Role List",
    ]

    /// `nil` for a type that is not served.
    static func response(for type: String) -> Response? {
        guard let name = names[type] else { return nil }
        var answer = ResourceBuilder()
        answer.string("name", name)
        // An empty description is a value here: this is no FHIR resource.
        answer.raw("description", json: Array("\"\"".utf8))
        answer.array("renders") { renders in
            renders.itemString("application/json")
            renders.itemString("text/html")
        }
        answer.array("parses") { parses in
            parses.itemString("application/json")
            parses.itemString("application/x-www-form-urlencoded")
            parses.itemString("multipart/form-data")
        }
        answer.raw("actions", json: Array(#"{"POST":{}}"#.utf8))
        return FHIRResponse.make(
            status: .ok, headers: [.allow: "GET, POST, HEAD, OPTIONS"], json: answer.finish(),
            format: ResponseFormat(contentType: ResponseFormat.json))
    }
}
