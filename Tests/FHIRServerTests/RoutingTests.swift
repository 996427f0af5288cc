import FHIRModel
import FHIRServer
import FHIRService
import HTTPTypes
import TestSupport
import Testing

@Suite struct RoutingTests {
    @Test(
        arguments: [
            (.get, "/", 404), (.get, "/nowhere", 404), (.get, "/fhir/Observation", 404), (.get, "/fhir/patient/1", 404),
            (.get, "/fhir/Patient/1/2/3", 404), (.get, "/fhir/Patient/1/_history", 404),
            (.get, "/fhir/Patient/1/$everything", 404),
            (.get, "/fhir/%zz", 400), (.get, "/fhir/%ff", 400), (.get, "/fhir/Patient?a=%", 400),
            (.delete, "/fhir/Patient/1", 405), (.put, "/fhir/Patient", 405), (.post, "/fhir/Patient/1", 405),
            (.post, "/fhir", 405), (.get, "/fhir/Patient/_search", 405), (.post, "/fhir/metadata", 405),
            (.get, "/fhir/login", 405), (.trace, "/fhir/Patient", 405),
            (.get, "/fhir/metadata", 200), (.get, "/fhir/metadata/", 200), (.get, "/fhir//metadata", 200),
            (.get, "/health", 200), (.post, "/health", 405),
        ] as [(HTTPRequest.Method, String, Int)])
    func answersEveryPath(_ method: HTTPRequest.Method, _ target: String, _ status: Int) async throws {
        let response = try await TestGateway().send(method, target)
        #expect(response.status.code == status)
        if status >= 400 {
            #expect(try response.json.resourceType == "OperationOutcome")
            #expect(!response.diagnostics.isEmpty)
        }
        #expect((status == 405) == (response.headers[.allow] != nil))
    }

    @Test(arguments: [
        ("/fhir/Patient", "GET, HEAD, POST, OPTIONS"), ("/fhir/Patient/1", "GET, HEAD, PUT, PATCH, OPTIONS"),
        ("/fhir/metadata", "GET, HEAD, OPTIONS"), ("/fhir/Patient/_search", "POST, OPTIONS"),
    ])
    func optionsTellsTheMethods(_ target: String, _ allow: String) async throws {
        let response = try await TestGateway().send(.options, target)
        #expect(response.status == .noContent)
        #expect(response.headers[.allow] == allow)
    }

    @Test(arguments: [
        ("abc-1", true), ("has space", false), (String(repeating: "x", count: 65), false), ("a\"b", false),
    ])
    func requestsKeepTheirNames(_ id: String, _ isKept: Bool) async throws {
        let response = try await TestGateway().send(.get, "/fhir/metadata", headers: [.requestID: id])
        #expect((response.headers[.requestID] == id) == isKept)
        #expect(response.headers[.requestID]?.isEmpty == false)
    }

    @Test func longURLsAreRefused() async throws {
        let response = try await TestGateway().send(
            .get, "/fhir/Patient?family=" + String(repeating: "a", count: 20_000))
        #expect(response.status == .uriTooLong)
    }

    @Test func tooManyRequestsAtOnceAreToldToComeAgain() async throws {
        var limits = ServerLimits()
        limits.concurrentRequests = 0
        let response = try await TestGateway(limits: limits).send(.get, "/fhir/metadata")
        #expect(response.status == .serviceUnavailable)
        #expect(response.headers[.retryAfter] == "1")
        #expect(response.issueCode == "transient")
    }

    @Test(
        arguments: [
            (HTTPFields(), false, "http://host.test:8080/fhir"),
            ([.forwarded: "for=1.2.3.4;proto=https;host=fhir.example.org"], false, "http://host.test:8080/fhir"),
            (
                [.forwarded: "for=1.2.3.4;proto=https;host=fhir.example.org, for=5"], true,
                "https://fhir.example.org/fhir"
            ),
            (
                [.forwardedProto: "https", .forwardedHost: "a.org", .forwardedPrefix: "/x/"], true,
                "https://a.org/x/fhir"
            ),
            ([.forwardedHost: "a.org/<script>"], true, "http://localhost/fhir"),
        ] as [(HTTPFields, Bool, String)])
    func publicURLsComeFromWhatIsTrusted(_ headers: HTTPFields, _ trusts: Bool, _ base: String) async throws {
        let gateway = TestGateway(publicURL: PublicURL(trustsForwarded: trusts))
        let statement = try await gateway.send(.get, "/fhir/metadata", headers: headers).json
        #expect(statement["implementation"]?["url"]?.string == base)
    }

    @Test func theStatementTellsWhatTheBackendOffers() async throws {
        let statement = try await TestGateway().send(.get, "/fhir/metadata").json
        #expect(statement.resourceType == "CapabilityStatement")
        #expect(statement["fhirVersion"]?.string == "4.0.1")
        let patient = try #require(statement["rest"]?[0]?["resource"]?[0])
        #expect(patient["type"]?.string == "Patient")
        #expect(
            patient["interaction"]?.elements.compactMap { $0["code"]?.string }
                == ["read", "vread", "update", "patch", "create", "search-type"])
        #expect(
            patient["searchParam"]?.elements.compactMap { $0["name"]?.string }
                == ["_id", "_lastUpdated", "gender", "family"])
    }

    @Test func faultsTellNothingOfThemselves() async throws {
        struct Broken: FHIRBackend {
            struct Secret: Error { var text = "patient 4711" }
            var capabilities: BackendCapabilities
            func read(_ address: ResourceAddress, _ context: FHIRService.RequestContext) async throws -> StoredResource
            {
                throw Secret()
            }
            func search(_ request: SearchRequest, _ context: FHIRService.RequestContext) async throws -> SearchResult {
                throw ServiceError(.busy(retryAfter: 7), "The database is away.")
            }
            func create(
                _ type: String, _ resource: Document, _ context: FHIRService.RequestContext
            ) async throws -> WriteOutcome { throw Secret() }
            func update(
                _ address: ResourceAddress, _ resource: Document, ifMatch: String?,
                _ context: FHIRService.RequestContext
            ) async throws -> WriteOutcome { throw Secret() }
        }
        let gateway = TestGateway(wrapping: { Broken(capabilities: $0.capabilities) })
        let fault = try await gateway.send(.get, "/fhir/Patient/1")
        #expect(fault.status == .internalServerError)
        #expect(!fault.text.contains("4711"))
        let away = try await gateway.send(.get, "/fhir/Patient")
        #expect(away.status == .serviceUnavailable)
        #expect(away.headers[.retryAfter] == "7")
    }
}
