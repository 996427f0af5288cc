import FHIRModel
import FHIRService
import Foundation
import HTTPTypes
import Hummingbird

/// `GET Type?…` and `POST Type/_search` (R4 3.1.0.9, 3.1.1).
struct SearchInteraction {
    private let handler: FHIRHandler

    init(_ handler: FHIRHandler) { self.handler = handler }

    func respond(to exchange: Exchange, type: String) async throws -> Response {
        let principal = try await handler.gate.admit(exchange.headers)
        return try await answer(exchange, type, exchange.parsedQuery(), principal)
    }

    func respondToPost(_ exchange: Exchange, type: String) async throws -> Response {
        let principal = try await handler.gate.admit(exchange.headers)
        try handler.service.offered(.searchType, on: type)
        var query = try exchange.parsedQuery()
        let body = try await exchange.body()
        if !body.isEmpty {
            _ = try RequestFormat(contentType: exchange.headers[.contentType], allowed: [.form])
            guard let text = String(validating: body, as: UTF8.self) else {
                throw ServiceError(.invalid, "The body is not UTF-8 text.")
            }
            query.pairs += try QueryString(parsing: text).pairs
        }
        return try await answer(exchange, type, query, principal)
    }

    private func answer(
        _ exchange: Exchange, _ type: String, _ query: QueryString, _ principal: Principal
    ) async throws -> Response {
        let format = try handler.format(of: exchange, query)
        let page = try page(query, type)
        let answer = try await handler.service.search(
            type, page?.query ?? query, from: page?.cursor, limits: exchange.limits.search,
            exchange.context(for: principal))
        let writer = SearchsetWriter(
            links: links(of: answer, query: query, exchange, isLaterPage: page != nil), baseURL: exchange.baseURL,
            subset: ResourceSubset(answer.request.shape, lists: handler.elementLists), lastUpdated: Self.now)
        return try handler.renderer.response(status: .ok, json: writer.bytes(of: answer), format: format)
    }

    /// The page that a paging link stands for; `nil` for a search that starts.
    private func page(_ query: QueryString, _ type: String) throws(ServiceError) -> PageLinks.Page? {
        guard let value = query[PageLinks.parameter] else { return nil }
        for pair in query.pairs
        where pair.key != PageLinks.parameter && !SearchRequestParser.transportParameters.contains(pair.key) {
            throw ServiceError(
                .invalid, "A paging link holds its whole search; '\(pair.key)' cannot be added to it.",
                expression: "http.\(pair.key)")
        }
        return try handler.links.open(value, type: type, now: Self.now.seconds)
    }

    private func links(
        of answer: ResourceService.SearchAnswer, query: QueryString, _ exchange: Exchange, isLaterPage: Bool
    ) -> [(relation: StaticString, url: String)] {
        let address = "\(exchange.baseURL)/\(answer.request.type)"
        let transport = query.pairs.filter { SearchRequestParser.transportParameters.contains($0.key) }
        func url(_ pairs: [QueryString.Pair]) -> String {
            let query = QueryString(pairs + transport).encoded
            return query.isEmpty ? address : "\(address)?\(query)"
        }
        func url(_ cursor: PageCursor) -> String {
            let page = PageLinks.Page(query: QueryString(answer.used), cursor: cursor)
            let value = handler.links.seal(page, type: answer.request.type, now: Self.now.seconds)
            return url([QueryString.Pair(key: PageLinks.parameter, value: value)])
        }
        let own = query.pairs.filter { $0.key == PageLinks.parameter }
        var links: [(relation: StaticString, url: String)] = [("self", url(isLaterPage ? own : answer.used))]
        if let next = answer.result.next { links.append(("next", url(next))) }
        if let previous = answer.result.previous { links.append(("previous", url(previous))) }
        return links
    }

    private static var now: Instant {
        Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
}
