import FHIRDefinitions
import FHIRModel
import Foundation
import GZip
import Testing

@Suite struct PackageSetTests {
    /// Packages as files in a folder of their own: name, version, dependencies.
    private static func folder(_ packages: [(String, String, String)]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "packages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, version, dependencies) in packages {
            var tar = TarBuilder()
            tar.add(
                "package/package.json",
                Array(#"{"name":"\#(name)","version":"\#(version)","dependencies":{\#(dependencies)}}"#.utf8))
            tar.add(
                "package/vs.json",
                Array(
                    #"{"resourceType":"ValueSet","url":"http://example.org/shared","version":"\#(name)-\#(version)"}"#
                        .utf8))
            try Data(GZip.deflate(tar.finished)).write(to: folder.appending(path: "\(name)-\(version).tgz"))
        }
        return folder
    }

    private static func load(
        _ names: [String], in folder: URL
    ) throws -> PackageSet {
        let core = try CoreDefinitions.store()
        return try PackageSet.load(
            names.map { folder.appending(path: $0).path }, with: DefinitionSource(facts: core.elementFacts),
            catalog: PackageCatalog(folders: [folder.path]))
    }

    @Test func putsDependenciesBelow() throws {
        let folder = try Self.folder([
            ("a.pkg", "1.0.0", #""b.pkg":"2.0.x","hl7.fhir.r4.core":"4.0.1""#),
            ("b.pkg", "2.0.1", #""c.pkg":"latest""#),
            ("b.pkg", "2.0.10", #""c.pkg":"latest""#),
            ("b.pkg", "2.1.0", ""),
            ("c.pkg", "0.9.0", #""a.pkg":"1.0.0""#),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let loaded = try Self.load(["a.pkg-1.0.0.tgz"], in: folder)
        #expect(
            loaded.images.map { "\($0.packageName) \($0.packageVersion)" } == [
                "c.pkg 0.9.0", "b.pkg 2.0.10", "a.pkg 1.0.0",
            ])
        #expect(loaded.missing.isEmpty)
        let store = try CoreDefinitions.store().adding(loaded.images)
        #expect(store.valueSet("http://example.org/shared")?.version == "a.pkg-1.0.0")
        #expect(store.valueSet("http://example.org/shared|c.pkg-0.9.0") != nil)
    }

    @Test func readsReferencesInThePackageTheyStandIn() throws {
        let folder = try Self.folder([
            ("a.pkg", "1.0.0", #""hl7.fhir.r4.core":"4.0.1""#), ("a.pkg", "2.0.0", #""hl7.fhir.r4.core":"4.0.1""#),
            ("b.pkg", "1.0.0", #""a.pkg":"1.0.0""#),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let loaded = try Self.load(["b.pkg-1.0.0.tgz", "a.pkg-2.0.0.tgz"], in: folder)
        let store = try CoreDefinitions.store().adding(loaded.images)
        let url = "http://example.org/shared"
        let stands = Dictionary(
            uniqueKeysWithValues: store.resources(url: url).map { ($0.version ?? "", $0) })
        #expect(store.valueSet(url)?.version == "a.pkg-2.0.0")
        for name in ["a.pkg-1.0.0", "a.pkg-2.0.0", "b.pkg-1.0.0"] {
            #expect(store.valueSet(url, from: stands[name])?.version == name)
        }
    }

    @Test func saysWhichDependenciesAreMissing() throws {
        let folder = try Self.folder([("a.pkg", "1.0.0", #""none.pkg":"1.0.0""#)])
        defer { try? FileManager.default.removeItem(at: folder) }
        let loaded = try Self.load(["a.pkg-1.0.0.tgz"], in: folder)
        #expect(loaded.images.count == 1)
        #expect(
            loaded.missing.map(\.description) == ["a.pkg 1.0.0 depends on none.pkg 1.0.0, which is not there"])
    }

    @Test(
        arguments: [
            ("1.0.0", "1.0.0"), ("1.0.x", "1.0.10"), ("latest", "2.0.0"), ("3.0.0", nil), ("1.x", "1.1.0-beta"),
            ("current", "2.0.0"),
        ] as [(String, String?)])
    func choosesVersions(_ wanted: String, _ found: String?) throws {
        let catalog = PackageCatalog(
            Dictionary(
                uniqueKeysWithValues: ["1.0.0", "1.0.9", "1.0.10", "1.1.0-beta", "2.0.0"].map { ("a#\($0)", $0) }))
        let manifest = try PackageManifest(
            Document(json: #"{"name":"x","version":"1","dependencies":{"a":"\#(wanted)"}}"#).root)
        #expect(manifest.dependencies.first.flatMap { catalog.path(of: $0) } == found)
    }

    @Test func namesThePathThatCannotBeLoaded() throws {
        let core = try CoreDefinitions.store()
        let error = #expect(throws: DefinitionError.self) {
            try PackageSet.load(
                ["/nowhere/a.tgz"], with: DefinitionSource(facts: core.elementFacts), catalog: PackageCatalog([:]))
        }
        #expect(error?.description.hasPrefix("/nowhere/a.tgz") == true)
    }
}
