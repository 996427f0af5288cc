import Foundation

/// Reads the files of an unpacked package.
package enum PackageFolder {
    /// All regular JSON files below `folder`, as a package's entries.
    ///
    /// The folder may be the one that holds `package`, or
    /// `package` itself.
    ///
    /// Links are not followed: they could lead out of the folder.
    /// - Throws: `DefinitionError` of kind `file` or `package`.
    package static func entries(
        of folder: String, limits: PackageLimits = .standard
    ) throws(DefinitionError) -> [PackageEntry] {
        let manager = FileManager.default
        let hasPackageFolder = manager.fileExists(atPath: folder + "/package/package.json")
        guard hasPackageFolder || manager.fileExists(atPath: folder + "/package.json") else {
            throw DefinitionError(.package, "\(folder) has neither package/package.json nor package.json")
        }
        guard let walker = manager.enumerator(atPath: folder) else {
            throw DefinitionError(.file, "\(folder) cannot be read")
        }
        var entries: [PackageEntry] = []
        var total = 0
        var count = 0
        while let path = walker.nextObject() as? String {
            count += 1
            guard count <= limits.entries else {
                throw DefinitionError(.package, "\(folder): more than \(limits.entries) entries")
            }
            let attributes = walker.fileAttributes
            guard attributes?[.type] as? FileAttributeType == .typeRegular, path.hasSuffix(".json") else { continue }
            let plain = try SafePath.plain(path, limits: limits)
            guard let content = manager.contents(atPath: folder + "/" + path) else {
                throw DefinitionError(.file, "\(folder)/\(plain) cannot be read")
            }
            total += content.count
            guard content.count <= limits.fileBytes, total <= limits.totalBytes else {
                throw DefinitionError(.package, "\(folder) is larger than \(limits.totalBytes) bytes")
            }
            entries.append(PackageEntry(path: hasPackageFolder ? plain : "package/" + plain, content: Array(content)))
        }
        return entries
    }
}
