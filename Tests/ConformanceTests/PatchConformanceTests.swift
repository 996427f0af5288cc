import FHIRModel
import FHIRPatch
import FHIRValidation
import Testing

@Suite struct PatchConformanceTests {
    @Test func patchesAsTheOfficialSuiteExpects() throws {
        guard let cases = try ConformanceCases.load("patch") else { return }
        let types = try Validator(definitions: CoreFacts.store()).types
        var failures: [String] = []
        for item in cases.cases {
            let id = item["id"]?.string ?? ""
            let input = try Document(json: JSONWriter.bytes(of: #require(item["input"])))
            let patch = try #require(item["patch"])
            let result: Document?
            do throws(PatchError) {
                result =
                    item["mode"]?.string == "json-patch"
                    ? try JSONPatch(patch).apply(to: input) : try FHIRPathPatch(patch).apply(to: input, types: types)
            } catch {
                result = nil
            }
            switch (result, item["output"]) {
            case (nil, nil): continue
            case (let result?, let expected?):
                let isSame = Self.withoutEmpty(result.root) == Self.withoutEmpty(expected)
                if !isSame { failures.append(id) }
            default: failures.append(id)
            }
        }
        let passed = cases.cases.count - failures.count
        try CommittedScore.check("patch", level1: passed, level2: passed, failures: failures)
    }

    /// A value as text with members sorted and without what is empty.
    private static func withoutEmpty(_ node: Node) -> String {
        switch node.kind {
        case .object:
            let members = node.members.map { (node.document.text(of: $0.name), withoutEmpty($0.value)) }
            let kept = members.filter { !$0.1.isEmpty }.sorted { $0.0 < $1.0 }
            return kept.isEmpty ? "" : "{" + kept.map { "\($0.0):\($0.1)" }.joined(separator: ",") + "}"
        case .array:
            let items = node.elements.map(withoutEmpty)
            return items.allSatisfy(\.isEmpty) ? "" : "[" + items.joined(separator: ",") + "]"
        case .null: return ""
        case .string, .number, .boolean: return "'\(node.primitiveText ?? "")'"
        }
    }
}
