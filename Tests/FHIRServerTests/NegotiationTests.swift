import FHIRModel
import HTTPTypes
import TestSupport
import Testing

@Suite struct NegotiationTests {
    @Test(arguments: [
        ("*/*", "application/fhir+json; charset=utf-8"),
        ("application/fhir+json", "application/fhir+json; charset=utf-8"),
        ("application/json", "application/json; charset=utf-8"),
        ("text/html, application/xhtml+xml;q=0.9, */*;q=0.1", "application/fhir+json; charset=utf-8"),
        ("application/fhir+json; fhirVersion=4.0", "application/fhir+json; charset=utf-8"),
        ("application/json;q=0.5, application/fhir+json;q=0.9", "application/fhir+json; charset=utf-8"),
    ])
    func followsAccept(_ accept: String, _ type: String) async throws {
        let response = try await TestGateway().send(.get, "/fhir/metadata", headers: [.accept: accept])
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == type)
    }

    @Test(arguments: [
        "text/html", "application/fhir+xml", "application/fhir+json; fhirVersion=3.0", "application/json;q=0",
        "image/*",
    ])
    func refusesWhatItCannotWrite(_ accept: String) async throws {
        let response = try await TestGateway().send(.get, "/fhir/metadata", headers: [.accept: accept])
        #expect(response.status == .notAcceptable)
        #expect(response.issueCode == "not-supported")
    }

    @Test(
        arguments: [
            ("json", .ok), ("application/fhir+json", .ok), ("application/fhir%2Bjson", .ok), ("application/json", .ok),
            ("xml", .notAcceptable), ("yaml", .notAcceptable),
        ] as [(String, HTTPResponse.Status)])
    func formatParameterWinsOverAccept(_ format: String, _ status: HTTPResponse.Status) async throws {
        let response = try await TestGateway().send(
            .get, "/fhir/metadata?_format=\(format)", headers: [.accept: "text/html"])
        #expect(response.status == status)
    }

    @Test(arguments: [
        nil, "text/plain", "application/fhir+xml", "application/x-www-form-urlencoded",
        "application/fhir+json; fhirVersion=5.0", "application/json; charset=utf-16", "nonsense",
    ])
    func refusesBodiesItCannotRead(_ type: String?) async throws {
        var headers = HTTPFields()
        headers[.contentType] = type
        let response = try await TestGateway().send(.post, "/fhir/Patient", headers: headers, body: "{}")
        #expect(response.status == .unsupportedMediaType)
        #expect(response.expression == "http.Content-Type")
    }

    @Test(arguments: [
        "application/json", "application/fhir+json; charset=UTF-8", "application/fhir+json; fhirVersion=4.0",
    ])
    func readsJSONUnderItsNames(_ type: String) async throws {
        let response = try await TestGateway().send(
            .post, "/fhir/Patient", headers: [.contentType: type], body: #"{"resourceType":"Patient"}"#)
        #expect(response.status == .created)
    }
}
