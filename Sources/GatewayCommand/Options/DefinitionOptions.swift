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

    /// The core with the named packages on top; what of them could not be taken is said on standard error.
    func store(keepingProse: Bool = false) throws -> DefinitionStore {
        let core = try core()
        guard !packages.isEmpty else { return core }
        let source = DefinitionSource(
            facts: core.elementFacts, options: .init(keepsProse: keepingProse, keepsSources: true))
        var images: [DefinitionImage] = []
        for path in packages {
            let loaded = try source.load(path)
            for failure in loaded.failures { OutputFile.complain("\(path): \(failure.name): \(failure.error)") }
            images.append(loaded.image)
        }
        return core.adding(images)
    }
}
