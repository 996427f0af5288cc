import FHIRModel
import FHIRService
import HTTPTypes
import TestSupport
import Testing

@Suite struct ReadTests {
    @Test func answersWithTheResourceAndItsVersion() async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let response = try await gateway.send(.get, "/fhir/Patient/\(id)")
        #expect(response.status == .ok)
        #expect(response.headers[.eTag] == "W/\"1\"")
        #expect(response.headers[.lastModified] == "Fri, 02 Jan 2026 03:04:05 GMT")
        #expect(response.headers[.contentType] == "application/fhir+json; charset=utf-8")
        #expect(try response.json[.id]?.string == id)
    }

    @Test(arguments: ["/fhir/Patient/none", "/fhir/Patient/none/", "/fhir/Patient/a%20b", "/fhir/Patient/x/_history/1"])
    func answersNotFound(_ target: String) async throws {
        let response = try await TestGateway().send(.get, target)
        #expect(response.status == .notFound)
        #expect(response.issueCode == "not-found")
        #expect(try response.json.resourceType == "OperationOutcome")
    }

    @Test func answersGoneForADeletedResource() async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        gateway.backend.delete(ResourceAddress(type: "Patient", id: id))
        let response = try await gateway.send(.get, "/fhir/Patient/\(id)")
        #expect(response.status == .gone)
        #expect(response.issueCode == "deleted")
    }

    @Test func headHasTheHeadersOfGetAndNoBody() async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let get = try await gateway.send(.get, "/fhir/Patient/\(id)")
        let head = try await gateway.send(.head, "/fhir/Patient/\(id)")
        #expect(head.status == .ok)
        #expect(head.body.isEmpty)
        #expect(head.headers[.contentLength] == "\(get.body.count)")
        #expect(head.headers[.eTag] == get.headers[.eTag])
    }

    @Test(
        arguments: [
            (.ifNoneMatch, "W/\"1\"", .notModified), (.ifNoneMatch, "\"1\"", .notModified),
            (.ifNoneMatch, "W/\"0\", W/\"1\"", .notModified), (.ifNoneMatch, "*", .notModified),
            (.ifNoneMatch, "W/\"2\"", .ok), (.ifModifiedSince, "Fri, 02 Jan 2026 03:04:05 GMT", .notModified),
            (.ifModifiedSince, "Fri, 02 Jan 2026 03:04:04 GMT", .ok), (.ifModifiedSince, "yesterday", .ok),
        ] as [(HTTPField.Name, String, HTTPResponse.Status)])
    func answersNotModified(_ name: HTTPField.Name, _ value: String, _ status: HTTPResponse.Status) async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let response = try await gateway.send(.get, "/fhir/Patient/\(id)", headers: [name: value])
        #expect(response.status == status)
        #expect(response.body.isEmpty == (status == .notModified))
    }

    @Test func readsOneVersion() async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let response = try await gateway.send(.get, "/fhir/Patient/\(id)/_history/1")
        #expect(response.status == .ok)
        #expect(try await gateway.send(.get, "/fhir/Patient/\(id)/_history/2").status == .notFound)
    }

    @Test(arguments: [
        ("_elements=gender", ["resourceType", "id", "meta", "gender"]),
        ("_summary=text", ["resourceType", "id", "meta"]),
        ("_summary=data", ["resourceType", "id", "meta", "name", "gender"]),
    ])
    func cutsToWhatWasAskedFor(_ query: String, _ members: [String]) async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let root = try await gateway.send(.get, "/fhir/Patient/\(id)?\(query)").json
        #expect(Set(root.members.map { root.document.text(of: $0.name) }) == Set(members))
        #expect(root[.meta]?[.tag]?[0]?["code"]?.string == "SUBSETTED")
    }

    @Test func prettyIsForPeople() async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let response = try await gateway.send(.get, "/fhir/Patient/\(id)?_pretty=true")
        #expect(response.text.contains("\n  \"gender\": \"female\""))
    }
}
