import FHIRService
import OpenIMIS
import OpenIMISBackend

/// Finds the page with a number, by going through the pages before it.
struct Pages {
    struct Found {
        let resources: [StoredResource]
        let total: Int
        let hasNext: Bool
    }

    let backend: OpenIMISBackend
    let type: String
    let asked: ModuleQuery
    let context: RequestContext

    private static let unsorted: Set<String> = [
        "ActivityDefinition", "Organization", "Practitioner", "PractitionerRole",
    ]
    /// Records that are fetched at once on the way to a page far behind.
    private static let stride = 1_000
    /// Records that may lie before a page; clients that go through everything use FHIR's own links.
    private static let maximumOffset = 200_000

    func page() async throws -> Found {
        var request = try parsed()
        request.total = .accurate
        let first = (asked.page - 1) * asked.pageSize
        guard first <= Self.maximumOffset else {
            throw ServiceError(.notFound, "Pages beyond record \(Self.maximumOffset) are not given by number.")
        }
        var skipped = 0
        var total: Int?
        while skipped < first {
            request.count = min(Self.stride, first - skipped)
            let result = try await backend.search(request, context)
            total = total ?? result.total
            skipped += result.resources.count
            guard let next = result.next, skipped <= first else { throw ModuleRefusal.invalidPage }
            request.cursor = next
            request.total = SearchRequest.TotalMode.none
        }
        request.count = asked.pageSize
        let result = try await backend.search(request, context)
        if result.resources.isEmpty, asked.page > 1 { throw ModuleRefusal.invalidPage }
        return Found(resources: result.resources, total: total ?? result.total ?? 0, hasNext: result.next != nil)
    }

    private func parsed() throws(ServiceError) -> SearchRequest {
        guard let capability = backend.capabilities[type] else {
            throw ServiceError(.unsupported, "The resource type '\(type)' is not served here.")
        }
        var limits = SearchRequestParser.Limits()
        limits.maximumCount = Self.stride
        // What is not known is ignored, as the module does.
        let parser = SearchRequestParser(capability: capability, handling: .lenient, limits: limits)
        var request = try parser.parse(asked.standard).request
        // What the module gives kind by kind, or in no order at all, comes in the order of the keys.
        if request.sort.isEmpty, !Self.unsorted.contains(type),
            capability.searchParameters.contains(where: { $0.name == ResourceSchema.validityFromName })
        {
            request.sort = [SearchRequest.SortKey(ResourceSchema.validityFromName)]
        }
        return request
    }
}
