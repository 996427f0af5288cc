import FHIRService
import OpenIMIS
import OpenIMISBackend
import SQLInterface
import TestSupport
import Testing

@Suite struct IncludeTests {
    @Test(arguments: [
        ("Coverage", "identifier", DemoDatabaseSearchTests.policy, "Coverage:beneficiary", false, ["Patient": 5]),
        ("Coverage", "identifier", DemoDatabaseSearchTests.policy, "Coverage:*", false, ["Patient": 5]),
        ("Patient", "identifier", "070707070", "Coverage:policy-holder", true, ["Coverage": 5]),
        ("Patient", "identifier", "070707081", "Group:member", true, ["Group": 1]),
    ])
    func addsWhatIsReferredTo(
        _ type: String, _ key: String, _ value: String, _ include: String, _ isReverse: Bool, _ added: [String: Int]
    ) async throws {
        try await TestDatabases.withDemoDatabase(in: .sqlite) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let parts = include.split(separator: ":").map(String.init)
            let request = SearchRequest(
                type: type, parameters: [SearchParameterValue(key: key, value: value)],
                includes: [IncludeDirective(source: parts[0], parameter: parts[1], isReverse: isReverse)])
            let result = try await backend.search(request, RequestContext())
            #expect(Dictionary(grouping: result.included, by: \.type).mapValues(\.count) == added)
        }
    }
}
