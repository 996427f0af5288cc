import FHIRModel
import FHIRServer
import FHIRService
import HTTPTypes
import TestSupport
import Testing

@Suite struct SearchTests {
    private func gateway(patients: Int) async throws -> TestGateway {
        let gateway = TestGateway()
        for number in 0..<patients {
            _ = try await gateway.addPatient(family: "Family\(number)", gender: number % 2 == 0 ? "male" : "female")
        }
        return gateway
    }

    @Test func answersWithASearchset() async throws {
        let bundle = try await gateway(patients: 3).send(.get, "/fhir/Patient?gender=male").json
        #expect(bundle.resourceType == "Bundle")
        #expect(bundle["type"]?.string == "searchset")
        #expect(bundle["total"]?.integer == 2)
        #expect(bundle["link"]?[0]?["url"]?.string == "http://gateway.test/fhir/Patient?gender=male")
        #expect(bundle["entry"]?[0]?["fullUrl"]?.string == "http://gateway.test/fhir/Patient/patient-1")
        #expect(bundle["entry"]?[0]?["search"]?["mode"]?.string == "match")
    }

    @Test func anEmptyAnswerHasNoEntries() async throws {
        let bundle = try await gateway(patients: 1).send(.get, "/fhir/Patient?family=nobody").json
        #expect(bundle["total"]?.integer == 0)
        #expect(bundle["entry"] == nil)
    }

    @Test func pagesHoldEveryResourceOnce() async throws {
        let gateway = try await gateway(patients: 7)
        var target: String? = "/fhir/Patient?_count=3&_format=json"
        var ids: [String] = []
        var pages = 0
        while let current = target {
            let bundle = try await gateway.send(.get, current).json
            ids += try #require(bundle["entry"]).elements.compactMap { $0["resource"]?[.id]?.string }
            target = bundle["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?.string
                .map { String($0.dropFirst("http://gateway.test".count)) }
            pages += 1
        }
        #expect(pages == 3)
        #expect(ids == (1...7).map { "patient-\($0)" })
    }

    @Test func pagingLinksShowNothingAndCannotBeChanged() async throws {
        let gateway = try await gateway(patients: 3)
        let bundle = try await gateway.send(.get, "/fhir/Patient?family=Family&_count=1").json
        let next = try #require(
            bundle["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?.string)
        #expect(!next.contains("amily"))
        let target = String(next.dropFirst("http://gateway.test".count))
        #expect(try await gateway.send(.get, target).status == .ok)
        #expect(try await gateway.send(.get, target.replacing("/Patient", with: "/Claim")).status == .badRequest)
        #expect(try await gateway.send(.get, target + "&gender=male").status == .badRequest)
        var changed = target
        let middle = changed.index(changed.startIndex, offsetBy: 40)
        changed.replaceSubrange(middle...middle, with: target[middle] == "A" ? "B" : "A")
        let response = try await gateway.send(.get, changed)
        #expect(response.status == .badRequest)
        #expect(response.expression == "http._page")
    }

    @Test func pagingLinksExpire() throws {
        let links = PageLinks(secret: [1], life: .seconds(60))
        let page = PageLinks.Page(
            query: QueryString([.init(key: "a", value: "b")]),
            cursor: PageCursor(direction: .backward, keys: ["x", nil, ""]))
        let value = links.seal(page, type: "Patient", now: 1000)
        #expect(try links.open(value, type: "Patient", now: 1059) == page)
        let error = #expect(throws: ServiceError.self) { try links.open(value, type: "Patient", now: 1060) }
        #expect(error?.issues.first?.code == .expired)
    }

    @Test func unknownParametersFollowTheHandling() async throws {
        let gateway = try await gateway(patients: 1)
        let lenient = try await gateway.send(.get, "/fhir/Patient?colour=red").json
        #expect(lenient["entry"]?[1]?["search"]?["mode"]?.string == "outcome")
        #expect(lenient["entry"]?[1]?["resource"]?["issue"]?[0]?["expression"]?[0]?.string == "http.colour")
        #expect(lenient["link"]?[0]?["url"]?.string == "http://gateway.test/fhir/Patient")
        let strict = try await gateway.send(
            .get, "/fhir/Patient?colour=red", headers: [.prefer: "handling=strict"])
        #expect(strict.status == .badRequest)
        #expect(strict.expression == "http.colour")
    }

    @Test func postedSearchesTakeAForm() async throws {
        let gateway = try await gateway(patients: 3)
        let response = try await gateway.send(
            .post, "/fhir/Patient/_search?gender=male",
            headers: [.contentType: "application/x-www-form-urlencoded"], body: "family=family2&_count=5")
        #expect(try response.json["total"]?.integer == 1)
        let wrong = try await gateway.send(
            .post, "/fhir/Patient/_search", headers: [.contentType: "application/json"], body: "{}")
        #expect(wrong.status == .unsupportedMediaType)
    }

    @Test(arguments: ["_summary=count", "_count=0"])
    func countsOnly(_ query: String) async throws {
        let bundle = try await gateway(patients: 3).send(.get, "/fhir/Patient?\(query)").json
        #expect(bundle["total"]?.integer == 3)
        #expect(bundle["entry"] == nil)
    }

    @Test func totalCanBeLeftOut() async throws {
        let bundle = try await gateway(patients: 3).send(.get, "/fhir/Patient?_total=none").json
        #expect(bundle["total"] == nil)
    }
}
