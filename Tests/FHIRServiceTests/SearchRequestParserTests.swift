import FHIRModel
import FHIRService
import TestSupport
import Testing

@Suite struct SearchRequestParserTests {
    private func parse(
        _ query: String, type: String = "Claim", handling: FHIRService.RequestContext.Handling = .strict
    ) throws -> SearchRequestParser.Outcome {
        let capability = try #require(InMemoryBackend().capabilities[type])
        return try SearchRequestParser(capability: capability, handling: handling).parse(QueryString(parsing: query))
    }

    @Test func repeatedParametersAreAllKept() throws {
        let request = try parse("gender=male,female&gender=other&_id=1").request
        #expect(request.parameters.map(\.name) == ["gender", "gender", "_id"])
        #expect(request.parameters[0].alternatives == ["male", "female"])
    }

    @Test func parametersThatShapeTheAnswerAreTakenOut() throws {
        let request = try parse(
            "_count=7&_sort=-family,_id&_total=accurate&_elements=name,gender&_include=Claim:patient&_format=json"
        ).request
        #expect(request.parameters.isEmpty)
        #expect(request.count == 7)
        #expect(request.sort == [.init("family", isDescending: true), .init("_id")])
        #expect(request.total == .accurate)
        #expect(request.shape.elements == ["name", "gender"])
        #expect(request.includes == [IncludeDirective(source: "Claim", parameter: "patient")])
    }

    @Test(arguments: ["9999", "99999999999999999999999"])
    func countIsHeldToTheLimit(_ count: String) throws {
        #expect(try parse("_count=\(count)").request.count == SearchRequestParser.Limits().maximumCount)
    }

    @Test(arguments: [
        "_count=-1", "_count=x", "_total=all", "_summary=yes", "_sort=colour", "_include=patient",
        "_include=Claim:insurer", "colour=red", "_summary=true&_elements=id", "_include:all=Claim:patient",
        "family=%zz", "family=%ff", "family=%00", "_revinclude=Claim:patient",
    ])
    func refusesWhatItCannotDo(_ query: String) throws {
        let error = #expect(throws: ServiceError.self) { try parse(query) }
        #expect(error?.kind == .invalid)
    }

    @Test func namesUnknownParametersWhenLenient() throws {
        let outcome = try parse("colour=red&gender=male&_include=Claim:insurer", handling: .lenient)
        #expect(outcome.ignored == ["colour", "_include"])
        #expect(outcome.used.map(\.key) == ["gender"])
    }

    @Test func capsListsOfAlternatives() throws {
        let error = #expect(throws: ServiceError.self) {
            try parse("gender=" + String(repeating: "a,", count: 600))
        }
        #expect(error?.kind == .tooLarge)
    }

    @Test func queryStringsSurviveEncoding() throws {
        let query = QueryString([.init(key: "name:exact", value: "Zoë & Söhne+100%"), .init(key: "a", value: "")])
        #expect(try QueryString(parsing: query.encoded) == query)
    }
}
