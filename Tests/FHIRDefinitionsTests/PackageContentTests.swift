import FHIRDefinitions
import FHIRModel
import Foundation
import GZip
import Testing

@Suite struct PackageContentTests {
    private static let manifest = Array(
        #"""
        {"name":"example.pkg","version":"1.2.3","canonical":"http://example.org/fhir","fhirVersions":["4.0.1"],
         "dependencies":{"hl7.fhir.r4.core":"4.0.1","another.pkg":"2.0.x"}}
        """#.utf8)
    private static let valueSet = Array(
        #"{"resourceType":"ValueSet","id":"vs","url":"http://example.org/fhir/ValueSet/vs","status":"draft"}"#.utf8)

    private static func package(_ build: (inout TarBuilder) -> Void) throws -> [UInt8] {
        var tar = TarBuilder()
        build(&tar)
        return try GZip.deflate(tar.finished)
    }

    @Test func tellsResourcesFromTheRest() throws {
        let archive = try Self.package {
            $0.add("package/package.json", Self.manifest)
            $0.add("package/ValueSet-vs.json", Self.valueSet)
            $0.add("package/.index.json", Array("{}".utf8))
            $0.add("package/example/Patient-1.json", Array("{}".utf8))
            // Folders that are merely named alike are not the package's.
            $0.add("package-evil/ValueSet-x.json", Self.valueSet)
            $0.add("packageevil.json", Self.valueSet)
        }
        let package = try PackageContent(archive: archive)
        #expect(package.resources.map(\.path) == ["package/ValueSet-vs.json"])
        #expect(package.manifest.name == "example.pkg")
        #expect(package.manifest.dependencies.map(\.name) == ["another.pkg", "hl7.fhir.r4.core"])
        let loaded = try DefinitionLoader.image(of: package)
        #expect(loaded.failures.isEmpty)
        #expect(loaded.image.resources.map(\.url) == ["http://example.org/fhir/ValueSet/vs"])
        #expect(loaded.image.packageName == "example.pkg")
    }

    @Test(
        arguments: [
            (nil, "there is no package/package.json"),
            ("{", "package/package.json"),
            (#"{"version":"1"}"#, "package.json has no name"),
            (#"{"name":"a"}"#, "package.json has no version"),
        ] as [(String?, String)])
    func refusesPackagesWithoutAManifest(_ manifest: String?, _ reason: String) throws {
        let archive = try Self.package {
            if let manifest { $0.add("package/package.json", Array(manifest.utf8)) }
            $0.add("package/ValueSet-vs.json", Self.valueSet)
        }
        let error = #expect(throws: DefinitionError.self) { try PackageContent(archive: archive) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }

    @Test func saysWhichResourcesItCouldNotTake() throws {
        let archive = try Self.package {
            $0.add("package/package.json", Self.manifest)
            $0.add("package/ValueSet-vs.json", Self.valueSet)
            $0.add("package/broken.json", Array("{".utf8))
            $0.add("package/odd.json", Array(#"{"resourceType":"StructureDefinition","url":"http://x"}"#.utf8))
        }
        let loaded = try DefinitionLoader.image(of: PackageContent(archive: archive))
        #expect(loaded.failures.map(\.name) == ["package/broken.json", "package/odd.json"])
        #expect(loaded.image.resources.count == 1)
    }

    @Test func stopsAtTheLimitsOfUnpacking() throws {
        let archive = try Self.package {
            $0.add("package/package.json", Self.manifest)
            $0.add("package/zeros.json", [UInt8](repeating: 0x20, count: 4 << 20))
        }
        var limits = PackageLimits()
        limits.ratio = 50
        #expect(throws: DefinitionError.self) { try PackageContent(archive: archive, limits: limits) }
        limits = PackageLimits()
        limits.totalBytes = 1 << 20
        #expect(throws: DefinitionError.self) { try PackageContent(archive: archive, limits: limits) }
        limits = PackageLimits()
        limits.compressedBytes = 100
        #expect(throws: DefinitionError.self) { try PackageContent(archive: archive, limits: limits) }
    }

    @Test func readsFoldersWithoutFollowingLinks() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "package-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Self.manifest).write(to: folder.appending(path: "package.json"))
        try Data(Self.valueSet).write(to: folder.appending(path: "ValueSet-vs.json"))
        let outside = FileManager.default.temporaryDirectory.appending(path: "outside-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: outside) }
        try Data(Self.valueSet).write(to: outside)
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "link.json"), withDestinationURL: outside)
        let package = try PackageContent(entries: PackageFolder.entries(of: folder.path))
        #expect(package.resources.map(\.path) == ["package/ValueSet-vs.json"])
        #expect(throws: DefinitionError.self) { try PackageFolder.entries(of: folder.path + "/none") }
    }

    @Test func survivesRandomDefinitions() throws {
        let seeds = [
            #"{"resourceType":"StructureDefinition","url":"http://x","type":"Patient","kind":"resource","derivation":"constraint","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","differential":{"element":[{"id":"Patient.name","path":"Patient.name","min":1,"max":"1","slicing":{"rules":"open"}},{"path":"Patient.name","sliceName":"a"}]}}"#,
            #"{"resourceType":"CodeSystem","url":"http://x","content":"complete","concept":[{"code":"a","concept":[{"code":"b","display":"B"}]}]}"#,
            #"{"resourceType":"ValueSet","url":"http://x","compose":{"include":[{"system":"http://s","concept":[{"code":"a"}],"filter":[{"property":"p","op":"=","value":"v"}]}]}}"#,
        ].map { Array($0.utf8) }
        let core = try CoreDefinitions.store()
        var random = SeededRandom(seed: 7)
        var taken = 0
        for round in 0..<100_000 {
            var bytes = seeds[round % seeds.count]
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
                }
            }
            guard let document = try? Document(json: bytes) else { continue }
            let loaded = try DefinitionLoader.image(of: [document.root])
            taken += loaded.image.resources.count
            // Making snapshots costs more, so only some are made.
            guard round % 30 == 0, let definition = loaded.image.resources.first?.structureDefinition else { continue }
            _ = try? core.adding([loaded.image]).withSnapshot(definition)
        }
        #expect(taken > 1_000)
    }
}
