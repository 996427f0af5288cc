import ArgumentParser
import FHIRDefinitions
import Foundation
import Profiles

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
        if let named = dataDir ?? ProcessInfo.processInfo.environment["FHIR_GATEWAY_DATA_DIR"] {
            return URL(fileURLWithPath: named, isDirectory: true)
        }
        if let program = Bundle.main.executableURL?.resolvingSymlinksInPath(),
            let folder = BundledProfiles.directory(besideExecutable: program)
        {
            return folder
        }
        throw ValidationError(
            "The bundled definitions are not beside the program; say where they are with --data-dir.")
    }

    /// The R4 core definitions.
    func core() throws -> DefinitionStore {
        let folder = try folder()
        return try DefinitionStore.core(in: folder.path)
    }
}
