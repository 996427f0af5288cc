import FHIRModel
import Foundation
import TestSupport

/// The cases of one category of the conformance suite that lies beside the package.
struct ConformanceCases {
    /// One case after the other, as `cases.jsonl` has them.
    let cases: [Node]
    private let folder: URL

    /// The cases of a category's folder; `nil`, and said so loudly, where the suite is not there.
    static func load(_ category: String) throws -> ConformanceCases? {
        guard let list = SharedFolder.file("fhir-test-cases/\(category)/cases.jsonl") else { return nil }
        var splitter = NDJSONSplitter()
        splitter.append([UInt8](try Data(contentsOf: list)))
        var cases: [Node] = []
        while let line = try splitter.next() { cases.append(try Document(json: line.bytes).root) }
        if let line = splitter.last() { cases.append(try Document(json: line.bytes).root) }
        return ConformanceCases(cases: cases, folder: list.deletingLastPathComponent())
    }

    /// The content of a file that a case names.
    func bytes(_ name: String?) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name ?? "")))
    }

    /// A case as a request: files by their absolute names.
    func request(of item: Node) throws -> Node {
        var request = ResourceBuilder(capacity: 1_024)
        for (_, value) in item.members {
            let name = value.nameText
            switch name {
            case "file": request.string("file", path(value.string))
            case "profiles", "supporting", "packages":
                let paths = value.elements.map { path($0.string) }
                request.raw(StaticName.of(name), json: Self.json(paths))
            case "resolvable":
                let targets = value.members.map { "\"\($0.value.nameText)\":\"\(path($0.value.string))\"" }
                request.raw("resolvable", json: Array("{\(targets.joined(separator: ","))}".utf8))
            case "profile": request.string("profile", value.string)
            case "resourceFormat": request.string("resourceFormat", value.string)
            case "fhirVersion": request.string("fhirVersion", value.string)
            case "options": request.raw("options", node: value)
            default: break
            }
        }
        return try Document(json: request.finish()).root
    }

    private func path(_ name: String?) -> String { folder.appendingPathComponent(name ?? "").path }

    private static func json(_ texts: [String]) -> [UInt8] {
        Array("[\(texts.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)
    }

    private enum StaticName {
        static func of(_ name: String) -> StaticString {
            switch name {
            case "profiles": "profiles"
            case "supporting": "supporting"
            default: "packages"
            }
        }
    }
}
