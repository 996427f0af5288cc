import ArgumentParser
import FHIRDefinitions
import Foundation

/// Where the definitions come from; shared by all commands that need them.
struct DefinitionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder of the bundled definitions.",
            discussion: "By default the one installed beside the program; $FHIR_GATEWAY_DATA_DIR otherwise.",
            valueName: "folder"))
    var dataDir: String?

    @Option(
        name: [.customLong("package"), .customShort("p")],
        help: ArgumentHelp(
            "A FHIR package (.tgz or folder), a folder of resources, or a file; can be repeated.",
            discussion: "What is named later covers what is named earlier, and all of it the core.",
            valueName: "path"))
    var packages: [String] = []

    @Option(
        help: ArgumentHelp(
            "Folder where packages are looked for that others depend on.",
            discussion: "By default ~/.fhir/packages. The folders of the named packages are looked through first.",
            valueName: "folder"))
    var packageCache: String?

    /// The folder that holds `r4` and `openimis`.
    func folder() throws -> URL {
        let named = dataDir ?? ProcessInfo.processInfo.environment["FHIR_GATEWAY_DATA_DIR"]
        do {
            return URL(fileURLWithPath: try DefinitionFolder.find(named), isDirectory: true)
        } catch {
            throw ValidationError(error.description)
        }
    }

    /// The R4 core definitions.
    func core() throws -> DefinitionStore {
        let folder = try folder()
        return try DefinitionStore.core(in: folder.path)
    }

    /// The core with the named packages, and what they depend on, on top.
    ///
    /// What of them could not be taken, and what they depend on that is not there, is said on standard error.
    func store(keepingProse: Bool = false) throws -> DefinitionStore {
        let core = try core()
        guard !packages.isEmpty else { return core }
        let source = DefinitionSource(
            facts: core.elementFacts, options: .init(keepsProse: keepingProse, keepsSources: true))
        let loaded = try PackageSet.load(packages, with: source, catalog: catalog())
        for failure in loaded.failures { OutputFile.complain("warning: \(failure.name): \(failure.error)") }
        for missing in loaded.missing { OutputFile.complain("warning: \(missing)") }
        return core.adding(loaded.images)
    }

    /// The packages beside the named ones, then those of the cache.
    private func catalog() -> PackageCatalog {
        let beside = packages.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        let cache =
            packageCache
            ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".fhir/packages").path
        return PackageCatalog(folders: [cache] + beside)
    }
}
