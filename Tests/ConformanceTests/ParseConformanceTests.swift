import FHIRModel
import Testing

@Suite struct ParseConformanceTests {
    @Test func readsAndRefusesAsAStrictParser() throws {
        guard let cases = try ConformanceCases.load("parse") else { return }
        let reader = try CoreFacts.reader()
        var failures: [String] = []
        for item in cases.cases {
            let bytes = try cases.bytes(item["file"]?.string)
            let format: ResourceFormat = item["format"]?.string == "xml" ? .xml : .json
            let isReadable: Bool
            do { isReadable = try !reader.read(bytes, format).report.hasErrors } catch { isReadable = false }
            if isReadable != (item["expect"]?.string == "ok") { failures.append(item["id"]?.string ?? "") }
        }
        let passed = cases.cases.count - failures.count
        try CommittedScore.check("parse", level1: passed, level2: passed, failures: failures)
    }
}
