import FHIRModel
import FHIRServer
import FHIRService
import HTTPTypes
import TestSupport
import Testing

@Suite struct WriteTests {
    static let json: HTTPFields = [.contentType: "application/fhir+json"]

    @Test func createAnswersWithLocationAndVersion() async throws {
        let response = try await TestGateway().send(
            .post, "/fhir/Patient/", headers: Self.json, body: #"{"resourceType":"Patient","gender":"male"}"#)
        #expect(response.status == .created)
        #expect(response.headers[.location] == "http://gateway.test/fhir/Patient/patient-1/_history/1")
        #expect(response.headers[.eTag] == "W/\"1\"")
        #expect(response.headers[.lastModified] != nil)
        #expect(try response.json["gender"]?.string == "male")
    }

    @Test(arguments: [("minimal", nil), ("representation", "Patient"), ("OperationOutcome", "OperationOutcome")])
    func answersAsPreferred(_ preference: String, _ type: String?) async throws {
        var headers = Self.json
        headers[.prefer] = "return=\(preference)"
        let response = try await TestGateway().send(
            .post, "/fhir/Patient", headers: headers, body: #"{"resourceType":"Patient"}"#)
        #expect(response.status == .created)
        #expect(response.headers[.location] != nil)
        #expect(response.body.isEmpty == (type == nil))
        if let type { #expect(try response.json.resourceType == type) }
    }

    @Test func updateMakesAVersionAndEqualContentMakesNone() async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let body = #"{"resourceType":"Patient","id":"\#(id)","gender":"male"}"#
        let first = try await gateway.send(.put, "/fhir/Patient/\(id)", headers: Self.json, body: body)
        #expect(first.status == .ok)
        #expect(first.headers[.eTag] == "W/\"2\"")
        let second = try await gateway.send(.put, "/fhir/Patient/\(id)", headers: Self.json, body: body)
        #expect(second.status == .ok)
        #expect(second.headers[.eTag] == "W/\"2\"")
    }

    @Test(
        arguments: [
            ("W/\"1\"", .ok), ("\"1\"", .ok), ("*", .ok), ("W/\"7\"", .preconditionFailed),
            ("W/\"1\", W/\"2\"", .badRequest),
        ] as [(String, HTTPResponse.Status)])
    func ifMatchGuardsTheVersion(_ tag: String, _ status: HTTPResponse.Status) async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        var headers = Self.json
        headers[.ifMatch] = tag
        let response = try await gateway.send(
            .put, "/fhir/Patient/\(id)", headers: headers,
            body: #"{"resourceType":"Patient","id":"\#(id)","gender":"male"}"#)
        #expect(response.status == status)
        let stored = try await gateway.send(.get, "/fhir/Patient/\(id)")
        #expect(stored.headers[.eTag] == (status == .ok ? "W/\"2\"" : "W/\"1\""))
    }

    @Test(
        arguments: [
            ("", .badRequest, nil), ("{", .badRequest, nil), ("[]", .badRequest, nil), ("{}", .badRequest, nil),
            (#"{"resourceType":"Claim","id":"ID"}"#, .badRequest, "Claim"),
            (#"{"resourceType":"Patient"}"#, .badRequest, "Patient.id"),
            (#"{"resourceType":"Patient","id":"other"}"#, .badRequest, "Patient.id"),
            (#"{"resourceType":"Patient","id":"ID","gender":"male","gender":"female"}"#, .badRequest, "Patient"),
        ] as [(String, HTTPResponse.Status, String?)])
    func refusesBodiesThatAreNotTheResource(
        _ body: String, _ status: HTTPResponse.Status, _ expression: String?
    ) async throws {
        let gateway = TestGateway()
        let id = try await gateway.addPatient()
        let response = try await gateway.send(
            .put, "/fhir/Patient/\(id)", headers: Self.json, body: body.replacing("ID", with: id))
        #expect(response.status == status)
        #expect(try response.json.resourceType == "OperationOutcome")
        #expect(!response.diagnostics.isEmpty)
        if let expression { #expect(response.expression?.hasPrefix(expression) == true) }
        #expect(try await gateway.send(.get, "/fhir/Patient/\(id)").headers[.eTag] == "W/\"1\"")
    }

    @Test func malformedJSONIsReportedWithItsPosition() async throws {
        let response = try await TestGateway().send(
            .post, "/fhir/Patient", headers: Self.json,
            body: "{\"resourceType\":\"Patient\",\n\"name\":[{\"family\":oops}]}")
        #expect(response.status == .badRequest)
        #expect(response.text.contains("operationoutcome-issue-line"))
        #expect(try response.json["issue"]?[0]?["extension"]?[0]?["valueInteger"]?.integer == 2)
        #expect(response.expression?.hasPrefix("Patient.name[0]") == true)
    }

    @Test func anInvalidResourceIsNotStored() async throws {
        struct Strict: WriteValidator {
            func report(on resource: Document) -> Report {
                Report([Issue(.missing, at: "Patient.name", "A name is needed.")])
            }
        }
        let gateway = TestGateway(validator: Strict())
        let response = try await gateway.send(
            .post, "/fhir/Patient", headers: Self.json, body: #"{"resourceType":"Patient"}"#)
        #expect(response.status == .unprocessableContent)
        #expect(response.issueCode == "required")
        #expect(response.expression == "Patient.name")
        #expect(try await gateway.send(.get, "/fhir/Patient?_summary=count").json["total"]?.integer == 0)
    }

    @Test func updateOfNothingIsNotFound() async throws {
        let response = try await TestGateway().send(
            .put, "/fhir/Patient/none", headers: Self.json, body: #"{"resourceType":"Patient","id":"none"}"#)
        #expect(response.status == .notFound)
    }

    @Test func bodiesBeyondTheLimitAreRefused() async throws {
        var limits = ServerLimits()
        limits.bodyBytes = 100
        let response = try await TestGateway(limits: limits).send(
            .post, "/fhir/Patient", headers: Self.json, body: String(repeating: " ", count: 101))
        #expect(response.status == .contentTooLarge)
        #expect(response.issueCode == "too-long")
    }

    @Test func deepNestingIsRefused() async throws {
        let response = try await TestGateway().send(
            .post, "/fhir/Patient", headers: Self.json, body: String(repeating: "[", count: 1_000_000))
        #expect(response.status == .badRequest)
    }

    @Test func encodedBodiesAreRefusedByName() async throws {
        var headers = Self.json
        headers[.contentEncoding] = "br"
        let response = try await TestGateway().send(.post, "/fhir/Patient", headers: headers, body: "x")
        #expect(response.status == .unsupportedMediaType)
        #expect(response.expression == "http.Content-Encoding")
    }
}
