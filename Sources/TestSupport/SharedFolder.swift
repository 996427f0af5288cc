package import Foundation

/// The folder beside the package that holds material too large, or of another licence, to be in it.
package enum SharedFolder {
    /// The file at a path in the folder; `nil`, and said so loudly, where it is not there.
    ///
    /// The environment variable `FHIR_SHARED` names another place for the folder.
    package static func file(_ path: String) -> URL? {
        let folder =
            ProcessInfo.processInfo.environment["FHIR_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
        let url = folder.appendingPathComponent(path)
        guard FileManager.default.fileExists(atPath: url.path) else {
            print("skipped: \(url.path) is not there")
            return nil
        }
        return url
    }
}
