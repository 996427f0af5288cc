import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend
import SQLInterface
import TestSupport
import Testing

/// Searches over openIMIS's own demo database, with the number of matches that its tables hold.
@Suite struct DemoDatabaseSearchTests {
    static let head = "0539afeb-21a1-4b3f-9478-23e6f41b0024"
    static let family = "822a8e55-2290-4df6-8882-1d702c2ffc8b"
    static let policy = "a3df066b-3e23-429a-92ad-cd1ef46daa2f"
    static let identifiers = "https://openimis.github.io/openimis_fhir_r4_ig/CodeSystem/openimis-identifiers"

    static let searches: [(String, String, Int)] = [
        ("Patient", "gender=male", 30), ("Patient", "gender=male,female", 60), ("Patient", "gender:not=male", 30),
        ("Patient", "gender=http://hl7.org/fhir/administrative-gender|male", 30), ("Patient", "gender=urn:x|male", 0),
        ("Patient", "family=mac", 5), ("Patient", "family=MACINTYRE", 5), ("Patient", "family:exact=macintyre", 0),
        ("Patient", "family:exact=Macintyre", 5), ("Patient", "family:contains=INTYR", 5), ("Patient", "name=jo", 10),
        ("Patient", "family=%25", 0), ("Patient", "given:contains=an", 7),
        ("Patient", "birthdate=1952", 1), ("Patient", "birthdate=1952-05-07", 1), ("Patient", "birthdate=1952-05", 1),
        ("Patient", "birthdate=ge1980", 37), ("Patient", "birthdate=lt1980-01-01", 23),
        ("Patient", "birthdate=ge1980&birthdate=lt1980", 0), ("Patient", "birthdate=ne1952-05-07", 59),
        ("Patient", "birthdate=sa1979", 37), ("Patient", "birthdate=eb1980", 23),
        ("Patient", "birthdate=ap1952-05-07", 1),
        ("Patient", "birthdate:missing=true", 0), ("Patient", "birthdate:missing=false", 60),
        ("Patient", "phone:missing=true", 60), ("Patient", "active=true", 60), ("Patient", "deceased=true", 0),
        ("Patient", "identifier=070707070", 1), ("Patient", "identifier=|070707070", 1),
        ("Patient", "identifier=\(identifiers)|070707070", 1), ("Patient", "identifier=urn:other|070707070", 0),
        ("Patient", "identifier:of-type=\(identifiers)|Code|070707070", 1),
        ("Patient", "identifier:of-type=\(identifiers)|UUID|070707070", 0),
        ("Patient", "identifier=\(head)", 1), ("Patient", "identifier=\(head.uppercased())", 1),
        ("Patient", "identifier=070707070,070707081", 2), ("Patient", "identifier:not=070707070", 59),
        ("Patient", "_id=\(head)", 1), ("Patient", "_id=none", 0), ("Patient", "_id=\(head)&gender=female", 0),
        ("Patient", "_lastUpdated=lt2018-03-28", 52), ("Patient", "_lastUpdated=ge2019", 0),
        ("Patient", "_lastUpdated=2018-03-27T06:43:15.817Z", 1),
        ("Patient", "_lastUpdated=2018-03-27T12:13:15.817+05:30", 1),
        ("Patient", "address-city=rachla", 12), ("Patient", "address-state=Tahida", 5),
        ("Patient", "address-state=Region 1", 55), ("Patient", "address=rachla", 12),
        ("Patient", "address-use=home", 60),
        ("Patient", "_has:Group:member:identifier=070707070", 5),
        ("Patient", "_has:Coverage:beneficiary:status=cancelled", 6),
        ("Group", "member=Patient/\(head)", 1), ("Group", "member=\(head)", 1),
        ("Group", "member=Patient/070707081", 1),
        ("Group", "member:Patient=\(head)", 1), ("Group", "member=Location/\(head)", 0),
        ("Group", "member.family=mac", 1), ("Group", "member.identifier=070707081", 1),
        ("Group", "member:identifier=070707081", 1), ("Group", "identifier=070707070", 1), ("Group", "type=person", 21),
        ("Coverage", "status=active", 54), ("Coverage", "status=cancelled", 6), ("Coverage", "status=draft", 0),
        ("Coverage", "patient=Patient/\(head)", 1), ("Coverage", "beneficiary=070707070", 1),
        ("Coverage", "policy-holder=\(head)", 5), ("Coverage", "payor=Patient/\(head)", 5),
        ("Coverage", "identifier=\(policy)", 5), ("Coverage", "_id=\(policy)", 1), ("Coverage", "_id=\(policy).2", 1),
        ("Coverage", "patient.identifier=070707070", 1), ("Coverage", "patient.birthdate=ge1980", 37),
        ("Contract", "status=executed", 19), ("Contract", "status=terminated", 2),
        ("Contract", "subject=Group/\(family)", 1), ("Contract", "subject.member.identifier=070707081", 1),
        ("Contract", "issued=2019-08-20", 17),
    ]

    @Test(arguments: SQLDialect.allCases)
    func findsWhatTheTablesHold(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            for (type, query, count) in Self.searches {
                let capability = try #require(backend.capabilities[type])
                let parser = SearchRequestParser(capability: capability, handling: .strict)
                var request = try parser.parse(QueryString(parsing: query)).request
                request.count = 100
                let result = try await backend.search(request, RequestContext())
                #expect(result.resources.count == count, "\(dialect) \(type)?\(query)")
                #expect(result.total == count, "\(type)?\(query)")
            }
        }
    }

    @Test(arguments: [
        ("Patient", "family,-birthdate"), ("Patient", "-_lastUpdated"), ("Patient", "phone,gender"), ("Group", "-_id"),
        ("Practitioner", "-identifier"), ("Practitioner", ""), ("Location", "name"), ("Organization", "name"),
    ])
    func pagesForwardAndBackwardOverTheSameList(_ type: String, _ sort: String) async throws {
        for dialect in SQLDialect.allCases { try await pages(dialect, type, sort) }
    }

    private func pages(_ dialect: SQLDialect, _ type: String, _ sort: String) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let keys = sort.split(separator: ",").map {
                SearchRequest.SortKey(String($0.drop { $0 == "-" }), isDescending: $0.hasPrefix("-"))
            }
            let whole = try await backend.search(SearchRequest(type: type, count: 200, sort: keys), RequestContext())
            var forward: [String] = []
            var cursor: PageCursor?
            var last: SearchResult?
            repeat {
                let page = try await backend.search(
                    SearchRequest(type: type, count: 7, sort: keys, cursor: cursor), RequestContext())
                forward += page.resources.map(\.id)
                #expect(page.total == whole.resources.count)
                #expect((page.previous == nil) == (cursor == nil))
                cursor = page.next
                last = page
            } while cursor != nil
            #expect(forward == whole.resources.map(\.id))
            var backward = try #require(last).resources.map(\.id)
            cursor = last?.previous
            while let position = cursor {
                let page = try await backend.search(
                    SearchRequest(type: type, count: 7, sort: keys, cursor: position), RequestContext())
                backward = page.resources.map(\.id) + backward
                cursor = page.previous
            }
            #expect(backward == forward)
        }
    }

    @Test(arguments: [
        ("Patient", "birthdate=yesterday"), ("Patient", "family:below=x"), ("Patient", "gender:exact=male"),
        ("Patient", "birthdate:missing=maybe"), ("Patient", "gender.name=x"), ("Patient", "_has:Claim:none:x=y"),
        ("Patient", "identifier:of-type=x"), ("Group", "member.nothing=x"), ("Patient", "birthdate=2001-02-30"),
    ])
    func refusesWhatItCannotAnswer(_ type: String, _ query: String) async throws {
        try await TestDatabases.withDemoDatabase { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let capability = try #require(backend.capabilities[type])
            let request = try SearchRequestParser(capability: capability, handling: .strict)
                .parse(QueryString(parsing: query)).request
            await #expect { try await backend.search(request, RequestContext()) } throws: {
                ($0 as? ServiceError)?.kind == .invalid
            }
        }
    }

    @Test func asksForTheRightOfEachType() async throws {
        try await TestDatabases.withDemoDatabase { database in
            let backend = DemoDatabaseReadingTests.backend(database)
            let clerk = Principal(userID: 7, login: "clerk", rights: [111_001])
            let context = RequestContext(principal: clerk)
            for type in ["Patient", "Group", "Coverage", "Contract"] {
                await #expect { try await backend.search(SearchRequest(type: type), context) } throws: {
                    ($0 as? ServiceError)?.kind == .forbidden
                }
            }
            for type in ["Claim", "Location", "Organization", "Practitioner", "Medication"] {
                let result = try await backend.search(SearchRequest(type: type), context)
                #expect(!result.resources.isEmpty)
            }
            // What may not be read may not be learned by a chain either.
            let chained = SearchRequest(
                type: "Claim", parameters: [SearchParameterValue(key: "patient.family", value: "x")])
            await #expect { try await backend.search(chained, context) } throws: {
                ($0 as? ServiceError)?.kind == .forbidden
            }
        }
    }
}
