public import Foundation

/// Where the bundled definitions lie: R4 core in compact form (`r4`) and openIMIS's own resources (`openimis`).
public enum BundledProfiles {
    /// The folder beside the executable that holds `r4` and `openimis`, or `nil` where it was not shipped.
    ///
    /// `Bundle.module` falls back to the absolute build path and stops the process when that is gone too, so the
    /// folder is looked up beside the executable instead.
    public static func directory(besideExecutable executable: URL) -> URL? {
        let folder = executable.deletingLastPathComponent()
            .appendingPathComponent("openimis-fhir-gateway_Profiles.resources", isDirectory: true)
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }
}
