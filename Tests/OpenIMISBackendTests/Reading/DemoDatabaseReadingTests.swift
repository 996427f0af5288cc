import FHIRModel
import FHIRService
import OpenIMIS
import OpenIMISBackend
import OpenIMISMapping
import OpenIMISStore
import SQLInterface
import TestSupport
import Testing

/// Every current row of openIMIS's own demo database comes out as a resource.
@Suite struct DemoDatabaseReadingTests {
    static func backend(_ database: any SQLDatabase) -> OpenIMISBackend {
        let stores = OpenIMISStores(database, schemas: ResourceSchema.all)
        return OpenIMISBackend(.fhir(stores, RenderingSource(stores.reference)))
    }

    /// Types with the number of current rows of their tables.
    static let types = [
        ("Patient", 60), ("Group", 21), ("Coverage", 60), ("Contract", 21), ("Claim", 10), ("ClaimResponse", 10),
        ("Organization", 16), ("Location", 46), ("Practitioner", 29), ("PractitionerRole", 29), ("Medication", 257),
        ("ActivityDefinition", 81), ("InsurancePlan", 4),
    ]

    @Test(arguments: SQLDialect.allCases)
    func givesEveryCurrentRow(_ dialect: SQLDialect) async throws {
        try await TestDatabases.withDemoDatabase(in: dialect) { database in
            for (type, count) in Self.types { try await check(type, count, Self.backend(database)) }
        }
    }

    private func check(_ type: String, _ count: Int, _ backend: OpenIMISBackend) async throws {
        var ids: Set<String> = []
        var cursor: PageCursor?
        repeat {
            let page = try await backend.search(SearchRequest(type: type, count: 7, cursor: cursor), RequestContext())
            #expect(page.total == count, "\(type)")
            for resource in page.resources {
                #expect(ids.insert(resource.id).inserted)
                let document = try Document(json: resource.json)
                #expect(document.root["meta"]?["versionId"]?.string == resource.versionID)
                let read = try await backend.read(ResourceAddress(type: type, id: resource.id), RequestContext())
                #expect(read == resource)
            }
            cursor = page.next
        } while cursor != nil
        #expect(ids.count == count, "\(type)")
    }
}
