import FHIRDefinitions
import Foundation
import TestSupport
import Testing

@testable import GatewayCommand

@Suite struct ElementNameGeneratorTests {
    /// The committed files are what the generator makes of the core package.
    @Test func makesTheCommittedFiles() throws {
        guard let archive = SharedFolder.file("fhir-packages/hl7.fhir.r4.core-4.0.1.tgz") else { return }
        let generator = try ElementNameGenerator(PackageContent(archive: [UInt8](Data(contentsOf: archive))))
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/FHIRModel/Names/Generated")
        let committed = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(committed) == Set(generator.files.map(\.name)))
        for file in generator.files {
            let text = try String(contentsOf: folder.appendingPathComponent(file.name), encoding: .utf8)
            #expect(text == file.text, "\(file.name) differs")
        }
    }
}
