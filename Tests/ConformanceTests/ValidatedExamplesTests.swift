import FHIRDefinitions
import FHIRModel
import FHIRValidation
import Foundation
import TestSupport
import Testing

@Suite struct ValidatedExamplesTests {
    /// Every example of the specification gets a verdict; few have errors, and every finding says what is wrong.
    @Test func getAVerdict() throws {
        guard let archive = SharedFolder.file("fhir-packages/hl7.fhir.r4.examples-4.0.1.tgz") else { return }
        let package = try PackageContent(archive: [UInt8](Data(contentsOf: archive)))
        let validator = try Validator(definitions: CoreFacts.store())
        var failing = 0
        for example in package.resources {
            let report = validator.validate(try Document(json: example.content))
            if report.hasErrors { failing += 1 }
            #expect(report.issues.allSatisfy { !$0.diagnostics.isEmpty }, "\(example.path)")
        }
        // Some examples break rules of the specification, by mistake or to show it.
        #expect(failing * 5 < package.resources.count, "\(failing) of \(package.resources.count) have errors")
    }
}
