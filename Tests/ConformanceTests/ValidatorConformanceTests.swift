import FHIRModel
import Foundation
import TestSupport
import Testing

@testable import GatewayCommand

@Suite struct ValidatorConformanceTests {
    /// Validates the cases of a folder as the conformance command does, and compares verdict and places of errors.
    @Test(arguments: ["validator", "validator-r5compat", "validator-r4b"])
    func agreesWithTheReferenceValidator(_ category: String) throws {
        guard let suite = try ConformanceCases.load(category) else { return }
        let engine = ConformanceEngine(core: try CoreFacts.store(), folder: CoreFacts.folder)
        let validator = ValidatorCategory(engine)
        let leftOut = try LeftOutCases.load(category)
        var failures: [String] = []
        var passed = (level1: 0, level2: 0)
        for item in suite.cases {
            let id = item["id"]?.string ?? ""
            let verdict = try ValidatorVerdict(validator.report(suite.request(of: item)), expected: item["expected"])
            let isJudgedOnLevel2 = item["levels"] == nil && !leftOut.contains(id, level: 2)
            if !leftOut.contains(id, level: 1), verdict.agrees { passed.level1 += 1 }
            if isJudgedOnLevel2, verdict.agreesOnPlaces { passed.level2 += 1 }
            if !verdict.agreesOnPlaces { failures.append("\(id): \(verdict.text)") }
        }
        try CommittedScore.check(category, level1: passed.level1, level2: passed.level2, failures: failures)
    }
}
