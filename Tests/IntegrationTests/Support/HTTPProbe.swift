import FHIRModel
import Foundation
import TestSupport

/// Sends requests to a served gateway with curl, which adds nothing of its own to them.
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
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        var arguments = ["curl", "-sS", "-i", "--max-time", "60", "-X", method, "-H", "Expect:"]
        if let authorization { arguments += ["-H", "Authorization: \(authorization)"] }
        for (name, value) in headers { arguments += ["-H", "\(name): \(value)"] }
        if let body {
            try Data(body).write(to: folder.url.appending(path: "body"))
            arguments += ["--data-binary", "@" + folder.path("body")]
        }
        process.arguments = arguments + [path.hasPrefix("http") ? path : base + path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return try Self.answer(Array(output))
    }

    struct Failure: Error {
        var status: Int32
    }

    private static func answer(_ output: [UInt8]) throws -> Answer {
        guard let end = output.firstRange(of: Array("\r\n\r\n".utf8)) else { throw Failure(status: -1) }
        let lines = String(decoding: output[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        var answer = Answer(status: 0, headers: [:], body: Array(output[end.upperBound...]))
        answer.status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            answer.headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        return answer
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
