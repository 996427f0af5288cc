import FHIRModel
import Foundation
import Testing

/// The requests of `Examples/requests`, sent to the real server on its demonstration store.
@Suite struct ExampleRequestTests {
    private static func example(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Examples/requests")
        return Array(try Data(contentsOf: folder.appendingPathComponent("\(name).json")))
    }

    @Test func enrolsAPersonAndCorrectsTheData() async throws {
        try await ServedStore.embedded.serve { server in
            let probe = HTTPProbe(base: server.base)
            let created = try await probe.send(
                "POST", "/Patient", ["Content-Type": "application/fhir+json"], body: Self.example("patient"))
            #expect(created.status == 201)
            let id = try #require(try created.json["id"]?.string)
            #expect(created.headers["location"]?.contains("/Patient/\(id)") == true)
            let identifiers = try created.json["identifier"]?.elements.compactMap { $0["value"]?.string } ?? []
            #expect(identifiers.contains("MRN-77") && identifiers.contains("190000001"))

            let merged = try await probe.send(
                "PATCH", "/Patient/\(id)", ["Content-Type": "application/merge-patch+json"],
                body: Self.example("patient-merge-patch"))
            #expect(merged.status == 200)
            #expect(try merged.json["telecom"]?[0]?["value"]?.string == "9800000002")

            let stale = try await probe.send(
                "PATCH", "/Patient/\(id)",
                ["Content-Type": "application/json-patch+json", "If-Match": created.headers["etag"] ?? ""],
                body: Self.example("patient-json-patch"))
            #expect(stale.status == 412)
            let patched = try await probe.send(
                "PATCH", "/Patient/\(id)",
                ["Content-Type": "application/json-patch+json", "If-Match": merged.headers["etag"] ?? ""],
                body: Self.example("patient-json-patch"))
            #expect(patched.status == 200)
            #expect(try patched.json["birthDate"]?.string == "1991-05-07")
            #expect(try patched.json["telecom"]?[0]?["value"]?.string == "9800000002")
        }
    }

    @Test(arguments: [
        ("claim", "EX-0001", 2), ("claim-by-identifiers", "EX-0002", 1), ("claim-with-contained-patient", "EX-0003", 1),
    ])
    func takesAClaimInEveryFormOfReference(_ name: String, _ code: String, _ lines: Int) async throws {
        try await ServedStore.embedded.serve { server in
            let probe = HTTPProbe(base: server.base)
            let headers = ["Content-Type": "application/fhir+json"]
            let created = try await probe.send("POST", "/Claim", headers, body: Self.example(name))
            #expect(created.status == 201, "\(String(decoding: created.body, as: UTF8.self))")
            let claim = try created.json
            let id = try #require(claim["id"]?.string)
            #expect(claim["item"]?.count == lines)
            #expect(claim["patient"]?["display"]?.string == "100000001")
            let response = try await probe.send("GET", "/ClaimResponse/\(id)")
            #expect(response.status == 200)
            #expect(try response.json["outcome"]?.string == "queued")

            let again = try await probe.send("POST", "/Claim", headers, body: Self.example(name))
            #expect(again.status == 409)
            #expect(try await probe.all("/Claim?identifier=\(code)").count == 1)
        }
    }
}
