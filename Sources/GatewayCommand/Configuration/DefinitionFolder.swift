import Foundation
import Profiles

/// Finds the folder that holds the FHIR definitions (`r4`) and openIMIS's own (`openimis`).
enum DefinitionFolder {
    /// The folder given, else the one shipped with the executable.
    ///
    /// Throws a ``SettingsError`` that says where was looked when there is none.
    static func find(_ given: String?, executable: URL = executable) throws(SettingsError) -> String {
        if let given {
            guard isOne(given) else {
                throw SettingsError([
                    "--data-dir: '\(given)' has no r4/core.fhirdef and is not the definitions' folder."
                ])
            }
            return given
        }
        let installed = executable.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "share/fhir-gateway").path
        let beside = BundledProfiles.directory(besideExecutable: executable)?.path
        for folder in [beside, installed].compactMap(\.self) where isOne(folder) { return folder }
        throw SettingsError([
            "The FHIR definitions were not found beside \(executable.path) nor in \(installed). Say with --data-dir where "
                + "the folder is that holds r4 and openimis."
        ])
    }

    /// The file of this process, links followed.
    static var executable: URL {
        let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: path ?? CommandLine.arguments[0])
    }

    private static func isOne(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/r4/core.fhirdef")
    }
}
