import ArgumentParser
import FHIRDefinitions
import FHIRModel
import Foundation
import TestSupport
import Testing

@testable import GatewayCommand

@Suite struct ConversionTests {
    static let converter: ResourceConverter? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let store = try? DefinitionStore.core(in: package.appendingPathComponent("Profiles").path)
        return store.map { ResourceConverter(reader: ResourceReader(facts: $0.elementFacts), layout: .compact) }
    }()

    static let json =
        #"{"resourceType":"Observation","id":"1","status":"final","code":{"text":"é"},"valueQuantity":{"value":1.00}}"#
    static let xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Observation xmlns="http://hl7.org/fhir"><id value="1"/><status value="final"/><code><text value="é"/></code>\
        <valueQuantity><value value="1.00"/></valueQuantity></Observation>

        """

    @Test func convertsBothWays() throws {
        let converter = try #require(Self.converter)
        #expect(
            try String(decoding: converter.convert(Array(Self.json.utf8), from: .json, to: .xml), as: UTF8.self)
                == Self.xml)
        #expect(
            try String(decoding: converter.convert(Array(Self.xml.utf8), from: .xml, to: .json), as: UTF8.self)
                == Self.json)
        #expect(
            try String(decoding: converter.convert(Array(Self.xml.utf8), from: .xml, to: .ndjson), as: UTF8.self)
                == Self.json + "\n")
    }

    @Test func putsElementsInOrderAndRefusesAnythingElse() throws {
        let converter = try #require(Self.converter)
        let disordered = Self.xml.replacing("<id value=\"1\"/>", with: "")
            .replacing("</valueQuantity>", with: "</valueQuantity><id value=\"1\"/>")
        #expect(
            try String(decoding: converter.convert(Array(disordered.utf8), from: .xml, to: .json), as: UTF8.self)
                == Self.json)
        for broken in [#"{"resourceType":"Observation","unknown":1}"#, #"{"resourceType":"Observation","code":{}}"#] {
            let refusal = #expect(throws: ResourceConverter.Refusal.self) {
                try converter.convert(Array(broken.utf8), from: .json, to: .xml)
            }
            #expect(refusal?.report.issues.first?.line == 1)
        }
    }

    /// Runs the command over files in a temporary folder.
    @Test func convertsFilesWholeOrNotAtAll() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("convert-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let profiles = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Profiles").path
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        func run(_ arguments: String...) async throws {
            let command = try ConvertCommand.parse(arguments + ["--data-dir", profiles])
            try await command.run()
        }
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        try Data(Self.json.utf8).write(to: folder.appendingPathComponent("a.json"))
        try Data((Self.json + "\n\n" + Self.json).utf8).write(to: folder.appendingPathComponent("b.ndjson"))
        try Data(#"{"resourceType":"Observation","unknown":1}"#.utf8).write(to: folder.appendingPathComponent("c.json"))

        try await run(path("a.json"), "--compact", "--output", path("a.xml"))
        #expect(try text("a.xml") == Self.xml)
        try await run(path("a.json"), path("b.ndjson"), "--output", path("all.ndjson"))
        #expect(try text("all.ndjson") == String(repeating: Self.json + "\n", count: 3))
        try await run(path("b.ndjson"), "--compact", "--output", path("bundle.json"))
        let bundle = try Document(json: text("bundle.json")).root
        #expect(bundle.resourceType == "Bundle")
        #expect(bundle[.type]?.string == "collection")
        #expect(bundle[.entry]?.count == 2)
        await #expect(throws: (any Error).self) {
            try await run(path("a.json"), path("c.json"), "--to", "ndjson", "--output", path("none.ndjson"))
        }
        #expect(!FileManager.default.fileExists(atPath: path("none.ndjson")))
        await #expect(throws: (any Error).self) {
            try await run(path("a.json"), path("c.json"), "--to", "xml", "--output", folder.path)
        }
        #expect(FileManager.default.fileExists(atPath: path("a.xml")))
        #expect(!FileManager.default.fileExists(atPath: path("c.xml")))
    }
}
