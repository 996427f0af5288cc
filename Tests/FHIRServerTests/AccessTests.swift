import FHIRModel
import FHIRServer
import FHIRService
import HTTPTypes
import TestSupport
import Testing

@Suite struct AccessTests {
    private let gateway = TestGateway(policy: .accounts(TestAccounts()))

    @Test(
        arguments: [
            (nil, 401), ("Bearer good", 200), ("bearer good", 200), ("Bearer bad", 401), ("Bearer", 401),
            ("Basic QWRtaW46cGFzczp3b3Jk", 200), ("Basic QWRtaW46d3Jvbmc=", 401), ("Basic !!!", 401), ("Digest x", 401),
        ] as [(String?, Int)])
    func asksForCredentials(_ header: String?, _ status: Int) async throws {
        var headers = HTTPFields()
        headers[.authorization] = header
        let response = try await gateway.send(.get, "/fhir/Patient", headers: headers)
        #expect(response.status.code == status)
        if status == 401 {
            #expect(response.headers[.wwwAuthenticate]?.contains("Basic") == true)
            #expect(response.issueCode == "login")
        }
    }

    @Test(arguments: [(nil, 200), ("Bearer good", 200), ("Bearer bad", 401)] as [(String?, Int)])
    func openAccessStillChecksWhatIsBrought(_ header: String?, _ status: Int) async throws {
        var headers = HTTPFields()
        headers[.authorization] = header
        let response = try await TestGateway().send(.get, "/fhir/Patient", headers: headers)
        #expect(response.status.code == status)
    }

    @Test func metadataIsOpen() async throws {
        let statement = try await gateway.send(.get, "/fhir/metadata").json
        #expect(statement["rest"]?[0]?["security"]?["service"]?.count == 2)
    }

    @Test(
        arguments: [
            (.post, "/fhir/Patient"), (.put, "/fhir/Patient/1"), (.patch, "/fhir/Patient/1"),
            (.delete, "/fhir/Patient/1"),
            (.get, "/fhir/Patient/1"), (.post, "/fhir/Patient/_search"), (.get, "/fhir/x/y/z"), (.post, "/fhir"),
        ] as [(HTTPRequest.Method, String)])
    func nothingElseIsOpen(_ method: HTTPRequest.Method, _ target: String) async throws {
        #expect(try await gateway.send(method, target).status == .unauthorized)
    }

    @Test(arguments: [
        ("application/json", #"{"username":"Admin","password":"pass:word"}"#, 200),
        ("application/x-www-form-urlencoded", "username=Admin&password=pass%3Aword", 200),
        ("application/json", #"{"username":"Admin","password":"no"}"#, 401),
        ("application/json", #"{"username":"Admin"}"#, 400), ("application/json", "{", 400),
        ("application/json", "[]", 400),
        ("text/plain", "x", 415),
    ])
    func loginGivesATokenForAPassword(_ type: String, _ body: String, _ status: Int) async throws {
        let response = try await gateway.send(.post, "/fhir/login/", headers: [.contentType: type], body: body)
        #expect(response.status.code == status)
        guard status == 200 else { return }
        #expect(try response.json["token"]?.string == "good")
        #expect(try response.json["exp"]?.integer == 1234)
        #expect(response.headers[.cacheControl] == "no-store")
    }
}
