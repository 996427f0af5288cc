import FHIRDefinitions
import FHIRModel
import Foundation
import TestSupport
import Testing

@Suite struct SnapshotConformanceTests {
    /// Makes the snapshots of the suite, whose types are those of R4B, and compares them element by element.
    @Test func makesTheExpectedSnapshots() throws {
        guard let suite = try ConformanceCases.load("snapshot") else { return }
        let core = try CoreFacts.store()
        let store = try core.withR4BTypes(in: CoreFacts.folder)
        let reader = ResourceReader(facts: core.elementFacts)
        let leftOut = try LeftOutCases.load("snapshot")
        var failures: [String] = []
        var passed = (level1: 0, level2: 0)
        for item in suite.cases {
            let id = item["id"]?.string ?? ""
            let fault = try fault(of: item, suite, store, reader)
            let isJudgedOnLevel2 = item["levels"] == nil && !leftOut.contains(id, level: 2)
            if !leftOut.contains(id, level: 1), fault?.level != 1 { passed.level1 += 1 }
            if isJudgedOnLevel2, fault == nil { passed.level2 += 1 }
            if let fault { failures.append("\(id): \(fault.text)") }
        }
        try CommittedScore.check("snapshot", level1: passed.level1, level2: passed.level2, failures: failures)
    }

    /// The first level on which a case fails, and why.
    private func fault(
        of item: Node, _ suite: ConformanceCases, _ store: DefinitionStore, _ reader: ResourceReader
    ) throws -> (level: Int, text: String)? {
        func document(_ name: String?) throws -> Document {
            try reader.read(suite.bytes(name), name?.hasSuffix(".xml") == true ? .xml : .json).document
        }
        let registered = try item["register"]?.elements.map { try document($0.string) } ?? []
        let all = store.adding([try DefinitionLoader.image(of: registered.map(\.root)).image])
        let mustFail = item["expectError"]?.boolean == true
        let made: [SnapshotSignature]
        do {
            let elements = try SnapshotWriter.elementArray(
                of: document(item["input"]?.string).root, in: all, requiresOrder: item["sort"]?.boolean != true)
            made = try Document(json: elements).root.elements.map(SnapshotSignature.init)
        } catch let error as DefinitionError {
            return mustFail ? nil : (1, error.description)
        }
        if mustFail { return (1, "an error was expected") }
        let expected = try document(item["expectedElements"]?.string).root.elements.map(SnapshotSignature.init)
        if let difference = zip(expected, made).first(where: { $0.shape != $1.shape }) {
            return (1, "expected \(difference.0.shape), made \(difference.1.shape)")
        }
        guard expected.count == made.count else { return (1, "\(expected.count) elements, made \(made.count)") }
        for (wanted, found) in zip(expected, made) {
            for (rule, other) in zip(wanted.rules, found.rules) where rule != other {
                return (2, "\(wanted.shape[0] ?? ""): expected \(rule), made \(other)")
            }
        }
        return nil
    }
}
