import ArgumentParser
import FHIRModel
import Foundation

/// Answers conformance cases, one JSON object a line, until standard input ends.
struct ConformanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Answer conformance cases line by line.",
        discussion: """
            Reads one request a line on standard input and writes one answer a line on standard output, both JSON. A \
            request has an 'id', which comes back, and a 'category', which says what else it has.
            """)

    /// All categories that are answered.
    static let categories: [any ConformanceCategory.Type] = [
        FHIRPathCategory.self,
        ParseCategory.self,
        PatchCategory.self,
        RoundtripCategory.self,
        SnapshotCategory.self,
        ValidatorCategory.self,
    ]

    @OptionGroup var definitions: DefinitionOptions

    func run() async throws {
        let engine = ConformanceEngine(core: try definitions.core(), folder: try definitions.folder().path)
        var categories: [String: any ConformanceCategory] = [:]
        for category in Self.categories { categories[category.name] = category.init(engine) }
        while let line = readLine() {
            if line.isEmpty { continue }
            try OutputFile.writeToStandardOutput(Self.answer(line, categories) + [UInt8(ascii: "\n")])
        }
    }

    /// The answer to one request, in one line.
    static func answer(_ line: String, _ categories: [String: any ConformanceCategory]) -> [UInt8] {
        let request: Document
        do { request = try Document(json: line) } catch { return refusal(id: nil, "the request is no JSON: \(error)") }
        let id = request.root["id"]?.primitiveText
        let name = request.root["category"]?.string ?? ""
        guard let category = categories[name] else { return refusal(id: id, "there is no category '\(name)'") }
        var answer = ResourceBuilder(capacity: 4_096)
        answer.string("id", id)
        do {
            try category.answer(request.root, into: &answer)
            return answer.finish()
        } catch {
            return refusal(id: id, String(describing: error))
        }
    }

    private static func refusal(id: String?, _ message: String) -> [UInt8] {
        var answer = ResourceBuilder()
        answer.string("id", id)
        answer.string("error", message)
        return answer.finish()
    }
}
