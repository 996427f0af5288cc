extension ResourceService {
    /// A search's answer, before it is a Bundle.
    package struct SearchAnswer: Sendable {
        /// What the backend found.
        package var result: SearchResult
        /// What was asked, after limits.
        package var request: SearchRequest
        /// The pairs that had a part in it, for the self link.
        package var used: [QueryString.Pair]
        /// Keys that had none.
        package var ignored: [String]
    }

    /// Searches a type (R4 3.1.0.9).
    ///
    /// `cursor` says where the page starts; `nil` stands for the first page.
    package func search(
        _ type: String, _ query: QueryString, from cursor: PageCursor?, limits: SearchRequestParser.Limits,
        _ context: RequestContext
    ) async throws -> SearchAnswer {
        let capability = try offered(.searchType, on: type)
        let parser = SearchRequestParser(capability: capability, handling: context.handling, limits: limits)
        let parsed = try parser.parse(query)
        var request = parsed.request
        request.cursor = cursor
        if request.shape.summary == .count { request.count = 0 }
        if request.count == 0 { request.total = .accurate }
        let result = try await backend.search(request, context)
        return SearchAnswer(
            result: result, request: request, used: parsed.used.filter { !result.ignored.contains($0.key) },
            ignored: parsed.ignored + result.ignored)
    }
}
