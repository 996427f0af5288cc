import FHIRModel
import TestSupport
import Testing

/// Whatever is sent gets a precise refusal, and the store stays as it was.
@Suite(.serialized) struct BadInputTests {
    struct Case: Sendable, CustomStringConvertible {
        var description: String
        var method = "POST"
        var path = "/Patient"
        var type = "application/fhir+json"
        var headers: [String: String] = [:]
        var body: @Sendable (_ patient: String, _ id: String) -> [UInt8]
        var statuses: [Int]
    }

    private static func text(_ text: String) -> @Sendable (String, String) -> [UInt8] { { _, _ in Array(text.utf8) } }

    static let cases: [Case] = [
        Case(description: "an empty body", body: text(""), statuses: [400]),
        Case(description: "text that is no JSON", body: text("hello"), statuses: [400]),
        Case(description: "JSON that ends early", body: text(#"{"resourceType":"Patient","name":["#), statuses: [400]),
        Case(
            description: "a key given twice", body: text(#"{"resourceType":"Patient","id":"a","id":"b"}"#),
            statuses: [400]),
        Case(description: "an array", body: text("[]"), statuses: [400]),
        Case(description: "another type", body: text(#"{"resourceType":"Claim"}"#), statuses: [400]),
        Case(description: "an unknown type", body: text(#"{"resourceType":"Person2"}"#), statuses: [400]),
        Case(
            description: "invalid UTF-8",
            body: { _, _ in Array(#"{"resourceType":"Patient","language":""#.utf8) + [0xFF, 0xFE] + Array("\"}".utf8) },
            statuses: [400]),
        Case(
            description: "1,000,000 nested brackets",
            body: { _, _ in [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000) }, statuses: [400]),
        Case(
            description: "1,000,000 nested objects",
            body: { _, _ in Array(String(repeating: #"{"a":"#, count: 1_000_000).utf8) }, statuses: [400]),
        Case(description: "50 MB", body: { _, _ in [UInt8](repeating: 0x20, count: 50 << 20) }, statuses: [413]),
        Case(
            description: "an unknown element",
            body: text(#"{"resourceType":"Patient","name":[{"family":"A"}],"colour":"red"}"#), statuses: [422]),
        Case(
            description: "a wrong type", body: text(#"{"resourceType":"Patient","name":"A","active":"yes"}"#),
            statuses: [422]),
        Case(
            description: "a date that is none",
            body: text(#"{"resourceType":"Patient","birthDate":"2020-02-31"}"#), statuses: [422]),
        Case(
            description: "a number beyond all bounds",
            body: text(#"{"resourceType":"Patient","multipleBirthInteger":1e999999999}"#), statuses: [400, 422]),
        Case(
            description: "XML with entities", type: "application/fhir+xml",
            body: text(#"<!DOCTYPE a [<!ENTITY b "c">]><Patient xmlns="http://hl7.org/fhir"/>"#), statuses: [400]),
        Case(
            description: "XML that is cut", type: "application/fhir+xml",
            body: text(#"<Patient xmlns="http://hl7.org/fhir"><id"#), statuses: [400]),
        Case(description: "a media type that is not offered", type: "text/csv", body: text("a,b"), statuses: [415]),
        Case(
            description: "a packed body", headers: ["Content-Encoding": "br"], body: text("x"), statuses: [415]),
        Case(
            description: "an update under another id", method: "PUT", path: "/Patient/ID",
            body: { patient, id in Array(patient.replacing(id, with: "other").utf8) }, statuses: [400]),
        Case(
            description: "an update of nobody", method: "PUT", path: "/Patient/00000000-0000-4000-8000-000000000000",
            body: { patient, id in
                Array(patient.replacing(id, with: "00000000-0000-4000-8000-000000000000").utf8)
            }, statuses: [404]),
        Case(
            description: "a stale version", method: "PUT", path: "/Patient/ID", headers: ["If-Match": "W/\"stale\""],
            body: { patient, _ in Array(patient.utf8) }, statuses: [412]),
        Case(
            description: "a gender that is none", method: "PATCH", path: "/Patient/ID",
            type: "application/merge-patch+json",
            body: text(#"{"gender":"purple"}"#), statuses: [422]),
        Case(
            description: "a patch of what is not there", method: "PATCH", path: "/Patient/ID",
            type: "application/json-patch+json", body: text(#"[{"op":"replace","path":"/contact/7/name","value":1}]"#),
            statuses: [422]),
        Case(
            description: "a patch that is none", method: "PATCH", path: "/Patient/ID",
            type: "application/json-patch+json",
            body: text(#"{"gender":"male"}"#), statuses: [400]),
        Case(
            description: "a patch of the id", method: "PATCH", path: "/Patient/ID",
            type: "application/merge-patch+json",
            body: text(#"{"id":"other"}"#), statuses: [400]),
        Case(
            description: "a reference to nobody", method: "PATCH", path: "/Patient/ID",
            type: "application/merge-patch+json",
            body: text(
                #"{"extension":[{"url":"https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/patient-group-reference","valueReference":{"reference":"Group/00000000-0000-4000-8000-000000000000"}}]}"#
            ), statuses: [400, 404, 422]),
        Case(
            description: "an unknown id", method: "GET", path: "/Patient/nobody", body: { _, _ in [] }, statuses: [404]),
        Case(
            description: "an unknown type of resource", method: "GET", path: "/Nothing/1", body: { _, _ in [] },
            statuses: [404]),
        Case(
            description: "a method that is not offered", method: "DELETE", path: "/Patient/ID", body: { _, _ in [] },
            statuses: [405]),
        Case(
            description: "a broken query", method: "GET", path: "/Patient?_count=-1", body: { _, _ in [] },
            statuses: [400]),
        Case(
            description: "a broken date", method: "GET", path: "/Patient?birthdate=ge20x0", body: { _, _ in [] },
            statuses: [400]),
        Case(
            description: "a forged page", method: "GET", path: "/Patient?_page=AAAA", body: { _, _ in [] },
            statuses: [400]),
        Case(
            description: "SQL in a value", method: "GET", path: "/Patient?family=x%27%20OR%201%3D1--",
            body: { _, _ in [] }, statuses: [200]),
    ]

    @Test(arguments: ServedStore.allCases)
    func isRefusedAndChangesNothing(_ store: ServedStore) async throws {
        try await store.serve { server in
            let probe = HTTPProbe(base: server.base)
            let before = try await probe.all("/Patient?_count=100")
            let first = try #require(before.first)
            let id = try #require(first[.id]?.string)
            let patient = String(decoding: JSONWriter.bytes(of: first), as: UTF8.self)
            for bad in Self.cases {
                let isRead = bad.method == "GET" || bad.method == "DELETE"
                let answer = try await probe.send(
                    bad.method, bad.path.replacing("ID", with: id),
                    bad.headers.merging(isRead ? [:] : ["Content-Type": bad.type]) { own, _ in own },
                    body: isRead ? nil : bad.body(patient, id))
                #expect(bad.statuses.contains(answer.status), "\(bad): \(answer.status)")
                guard answer.status >= 400 else { continue }
                #expect(try answer.json.resourceType == "OperationOutcome", "\(bad)")
                #expect(try answer.json["issue"]?[0]?["diagnostics"]?.string?.isEmpty == false, "\(bad)")
            }
            let after = try await probe.all("/Patient?_count=100")
            #expect(after.map { JSONWriter.bytes(of: $0) } == before.map { JSONWriter.bytes(of: $0) })
        }
    }
}
