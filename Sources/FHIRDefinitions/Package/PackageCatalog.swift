import Foundation

/// Where packages can be found that others depend on.
///
/// Nothing is fetched: a catalog only knows what is on the disk.
package struct PackageCatalog: Sendable {
    /// Paths by name and version.
    private let paths: [String: [String: String]]

    /// Packages by `name#version`.
    package init(_ entries: [String: String]) {
        var paths: [String: [String: String]] = [:]
        for (key, path) in entries {
            let parts = key.split(separator: "#", maxSplits: 1)
            guard parts.count == 2 else { continue }
            paths[String(parts[0]), default: [:]][String(parts[1])] = path
        }
        self.paths = paths
    }

    /// The packages in folders laid out like the package cache that FHIR tools share (`~/.fhir/packages`): folders and
    /// files called `name#version`, `name#version.tgz` or `name-version.tgz`.
    ///
    /// A folder that is not there holds none.
    package init(folders: [String]) {
        var entries: [String: String] = [:]
        for folder in folders {
            for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                guard let key = Self.key(ofFile: file) else { continue }
                entries[key] = folder + "/" + file
            }
        }
        self.init(entries)
    }

    private static func key(ofFile file: String) -> String? {
        let stem = file.hasSuffix(".tgz") ? String(file.dropLast(4)) : file
        if stem.contains("#") { return stem }
        guard file.hasSuffix(".tgz") else { return nil }
        // The version begins behind the first hyphen that a digit follows: names have none there.
        var rest = stem[...]
        while let hyphen = rest.firstIndex(of: "-") {
            let version = stem[stem.index(after: hyphen)...]
            if version.first?.isNumber == true { return stem[..<hyphen] + "#" + version }
            rest = version
        }
        return nil
    }

    /// The path of the package that a dependency means: with exactly its version, else the latest of those that a
    /// pattern such as `1.2.x`, `latest` or `current` allows.
    package func path(of dependency: PackageManifest.Dependency) -> String? {
        guard let versions = paths[dependency.name] else { return nil }
        if let exact = versions[dependency.version] { return exact }
        let wanted = dependency.version
        let allowed: (String) -> Bool =
            switch wanted {
            case "latest", "current", "dev", "*", "": { _ in true }
            default: { wanted.hasSuffix(".x") && VersionOrder.matches($0, partial: wanted) }
            }
        let latest = versions.keys.filter(allowed).max { VersionOrder.precedes($0, $1) }
        return latest.flatMap { versions[$0] }
    }
}
