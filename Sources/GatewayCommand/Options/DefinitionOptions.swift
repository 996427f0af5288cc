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
}
