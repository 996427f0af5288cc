import FHIRModel
import Foundation
import FoundationNetworking

/// Sends requests to a served gateway.
struct HTTPProbe: Sendable {
    struct Answer {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]

        var json: Node {
            get throws { try Document(json: body).root }
        }
        var issueCode: String? { try? json["issue"]?[0]?["code"]?.string }
    }

    let base: String
    var authorization: String? = ServedStore.authorization

    func send(
        _ method: String, _ path: String, _ headers: [String: String] = [:], body: [UInt8]? = nil
    ) async throws -> Answer {
        guard let url = URL(string: path.hasPrefix("http") ? path : base + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalAndRemoteCacheData, timeoutInterval: 60)
        request.httpMethod = method
        request.httpBody = body.map { Data($0) }
        if let authorization { request.setValue(authorization, forHTTPHeaderField: "Authorization") }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in response.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return Answer(status: response.statusCode, headers: fields, body: Array(data))
    }

    /// Every resource of a search, page by page.
    func all(_ search: String) async throws -> [Node] {
        var resources: [Node] = []
        var next: String? = search
        while let path = next {
            let bundle = try await send("GET", path).json
            resources += bundle["entry"]?.elements.compactMap { $0["resource"] } ?? []
            next = bundle["link"]?.elements.first { $0["relation"]?.string == "next" }?["url"]?.string
        }
        return resources
    }
}
