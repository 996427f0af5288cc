import FHIRDefinitions
import FHIRModel
import FHIRValidation
import Foundation
import TestSupport
import Testing

@Suite struct ValidatedExamplesTests {
    /// The specification's examples get a verdict; few have errors, and every finding says what is wrong.
    ///
    /// Every tenth is taken, and with FHIR_LONG_TESTS set every one, which takes minutes in a debug build.
    @Test func getAVerdict() throws {
        guard let archive = SharedFolder.file("fhir-packages/hl7.fhir.r4.examples-4.0.1.tgz") else { return }
        let package = try PackageContent(archive: [UInt8](Data(contentsOf: archive)))
        let validator = try Validator(definitions: CoreFacts.store())
        let step = ProcessInfo.processInfo.environment["FHIR_LONG_TESTS"] == nil ? 10 : 1
        let examples = stride(from: 0, to: package.resources.count, by: step).map { package.resources[$0] }
        var failing = 0
        for example in examples {
            let report = validator.validate(try Document(json: example.content))
            if report.hasErrors { failing += 1 }
            #expect(report.issues.allSatisfy { !$0.diagnostics.isEmpty }, "\(example.path)")
        }
        // Some examples break rules of the specification, by mistake or to show it.
        #expect(failing * 5 < examples.count, "\(failing) of \(examples.count) have errors")
    }
}
