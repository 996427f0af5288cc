import FHIRDefinitions
import FHIRModel
import Foundation
import TestSupport
import Testing

@Suite struct ExampleResourcesTests {
    /// Every example of the specification is read without a finding, and is the same after a way through XML.
    @Test func goThroughXMLUnchanged() throws {
        guard let archive = SharedFolder.file("fhir-packages/hl7.fhir.r4.examples-4.0.1.tgz") else { return }
        let package = try PackageContent(archive: [UInt8](Data(contentsOf: archive)))
        let reader = try CoreFacts.reader()
        let writer = XMLWriter(facts: reader.facts)
        #expect(package.resources.count > 5_000)
        for example in package.resources {
            do {
                let read = try reader.read(json: example.content)
                #expect(read.report.issues == [], "\(example.path)")
                let back = try reader.read(xml: writer.write(read.document))
                #expect(back.report.issues == [], "\(example.path)")
                let difference = read.document.root.firstDifference(from: back.document.root)
                #expect(difference == nil, "\(example.path): \(difference?.path ?? "")")
            } catch {
                Testing.Issue.record("\(example.path): \(error)")
            }
        }
    }
}
