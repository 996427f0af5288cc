import FHIRModel
import FHIRService
import Testing

@testable import OpenIMISCompatibility

/// The module's own parameters, told in FHIR's.
@Suite struct ModuleQueryTests {
    @Test(arguments: [
        ("", 10, 1), ("_count=3&page-offset=2", 3, 2), ("_count=0", 10, 1), ("_count=abc", 10, 1), ("_count=-4", 10, 1),
        ("_count=100000", 1_000, 1),
    ])
    func readsPageAndSize(_ query: String, _ size: Int, _ page: Int) throws {
        let asked = try ModuleQuery(QueryString(parsing: query), type: "Patient")
        #expect(asked.pageSize == size)
        #expect(asked.page == page)
    }

    @Test(arguments: ["page-offset=0", "page-offset=x", "page-offset=-1"])
    func findsNoPageForWhatIsNoPageNumber(_ query: String) throws {
        let query = try QueryString(parsing: query)
        #expect(throws: ServiceError.self) { try ModuleQuery(query, type: "Patient") }
    }

    @Test(arguments: [
        ("Claim", "refDate=2019-06-01", "openimis-validity-from", "ge2019-06-01"),
        ("Coverage", "refEndDate=2019-06-01", "openimis-validity-from", "lt2019-06-01"),
        ("Patient", "claimDateFrom=2019-06-01", "_has:Claim:patient:created", "ge2019-06-01"),
        ("Claim", "patient=abc", "patient", "abc"),
    ])
    func tellsDatesAndReferencesInStandardParameters(
        _ type: String, _ query: String, _ key: String, _ value: String
    ) throws {
        let asked = try ModuleQuery(QueryString(parsing: query), type: type)
        #expect(asked.standard.pairs == [QueryString.Pair(key: key, value: value)])
    }

    @Test func ignoresADateThatIsNoneOnlyWhereTheModuleDoes() throws {
        let query = try QueryString(parsing: "refDate=nonsense")
        #expect(try ModuleQuery(query, type: "Patient").standard.pairs.isEmpty)
        #expect(throws: ServiceError.self) { try ModuleQuery(query, type: "Claim") }
    }

    @Test(arguments: [
        ("Location", "physicalType=si", ["site"]), ("Location", "physicalType=area", ["location"]),
        ("Practitioner", "resourceType=CA", ["claimAdministrator"]),
        ("PractitionerRole", "resourceType=eo", ["officerRole"]),
        ("Organization", "type=bus", ["policyHolder"]), ("Practitioner", "", []), ("Patient", "resourceType=CA", []),
    ])
    func choosesTheKindThatIsAskedFor(_ type: String, _ query: String, _ schemas: [String]) throws {
        #expect(ModuleKind.schemas(of: type, try QueryString(parsing: query)) == Set(schemas))
    }

    @Test func linksPagesByNumberWithTheParametersInOrder() throws {
        let page = ModulePage(
            resources: [], total: 60, hasNext: true, page: 2,
            query: try QueryString(parsing: "page-offset=2&name=A&_count=3"),
            listURL: "http://h/api/api_fhir_r4/Patient/", hasIDs: true)
        let links = try Document(json: page.bytes()).root["link"]?.elements.compactMap { $0["url"]?.string }
        #expect(
            links == [
                "http://h/api/api_fhir_r4/Patient/?page-offset=2&name=A&_count=3",
                "http://h/api/api_fhir_r4/Patient/?_count=3&name=A&page-offset=3",
                "http://h/api/api_fhir_r4/Patient/?_count=3&name=A",
            ])
    }
}
