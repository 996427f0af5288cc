import FHIRModel
import Foundation
import TestSupport
import Testing

@Suite struct RoundtripConformanceTests {
    /// Compares all values, digits and narrative with what the suite expects, read in the same way.
    ///
    /// That XML elements stand in order is checked by reading what was written.
    @Test func writesTheOtherFormatAsExpected() throws {
        guard let cases = try ConformanceCases.load("roundtrip") else { return }
        let reader = try CoreFacts.reader()
        var failures: [String] = []
        for item in cases.cases {
            let target = item["to"]?.string
            do {
                let source = try reader.read(
                    cases.bytes(item["input"]?.string), item["from"]?.string == "xml" ? .xml : .json)
                let result =
                    target == "xml"
                    ? try reader.read(xml: XMLWriter(facts: reader.facts).write(source.document))
                    : try reader.read(json: JSONWriter().write(source.document))
                let expected = try reader.read(
                    cases.bytes(item["expected"]?.string), target == "xml" ? .xml : .json)
                let difference = expected.document.root.contentDifference(from: result.document.root)
                if let fault = difference ?? result.report.issues.first?.description {
                    failures.append("\(item["id"]?.string ?? ""): \(fault)")
                }
            } catch {
                failures.append("\(item["id"]?.string ?? ""): \(error)")
            }
        }
        let passed = cases.cases.count - failures.count
        try CommittedScore.check("roundtrip", level1: passed, level2: passed, failures: failures)
    }
}
