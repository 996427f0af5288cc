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
}
