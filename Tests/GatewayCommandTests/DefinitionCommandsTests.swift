import ArgumentParser
import FHIRModel
import Foundation
import TestSupport
import Testing

@testable import GatewayCommand

@Suite struct DefinitionCommandsTests {
    private static let profiles = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Profiles").path

    private static let profile = """
        {"resourceType":"StructureDefinition","url":"http://example.org/StructureDefinition/p","name":"P",
         "status":"draft","kind":"resource","abstract":false,"type":"Patient",
         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint",
         "differential":{"element":[{"id":"Patient.birthDate","path":"Patient.birthDate","min":1,
         "definition":"Must be known."}]}}
        """

    @Test func snapshotWritesTheDefinitionWithItsSnapshot() async throws {
        let folder = try TemporaryFolder()
        try Data(Self.profile.utf8).write(to: folder.url.appending(path: "p.json"))
        let command = try SnapshotCommand.parse([
            folder.path("p.json"), "--data-dir", Self.profiles, "-o", folder.path("out.json"),
        ])
        try await command.run()
        let made = try Document(json: [UInt8](Data(contentsOf: folder.url.appending(path: "out.json")))).root
        #expect(made["snapshot"]?["element"]?.count == 45)
        let birthDate = made["snapshot"]?["element"]?.elements.first { $0["id"]?.string == "Patient.birthDate" }
        #expect(birthDate?["min"]?.integer == 1)
        #expect(birthDate?["definition"]?.string == "Must be known.")
        #expect(made["differential"]?["element"]?.count == 1)
    }

    @Test func snapshotFailsWhereNoneCanBeMade() async throws {
        let folder = try TemporaryFolder()
        let broken = Self.profile.replacingOccurrences(of: "Patient.birthDate\",\"min", with: "Patient.wings\",\"min")
        try Data(broken.utf8).write(to: folder.url.appending(path: "p.json"))
        let command = try SnapshotCommand.parse([
            folder.path("p.json"), "--data-dir", Self.profiles, "-o", folder.path("out.json"),
        ])
        await #expect(throws: ExitCode(1)) { try await command.run() }
        #expect(!FileManager.default.fileExists(atPath: folder.path("out.json")))
    }

    @Test func inspectAcceptsTheBundledProfiles() async throws {
        let command = try InspectCommand.parse([Self.profiles + "/openimis", "--data-dir", Self.profiles])
        try await command.run()
    }

    @Test func inspectRefusesWhatIsNoPackage() async throws {
        let folder = try TemporaryFolder()
        try Data("no package".utf8).write(to: folder.url.appending(path: "p.tgz"))
        let command = try InspectCommand.parse([folder.path("p.tgz"), "--data-dir", Self.profiles])
        await #expect(throws: ExitCode(1)) { try await command.run() }
    }
}
