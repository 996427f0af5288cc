import FHIRModel
import GZip

/// The files of a FHIR package, unpacked and checked, in memory.
package struct PackageContent: Sendable {
    package let manifest: PackageManifest
    /// The resources directly under `package/`, sorted by name; without `package.json` and the index.
    package let resources: [PackageEntry]
    /// Everything else, such as examples and schemas.
    package let otherFiles: [PackageEntry]

    /// Unpacks a `.tgz`.
    /// - Throws: `DefinitionError` of kind `package` saying what is wrong with it.
    package init(archive: [UInt8], limits: PackageLimits = .standard) throws(DefinitionError) {
        guard archive.count <= limits.compressedBytes else {
            throw DefinitionError(.package, "larger than \(limits.compressedBytes) bytes")
        }
        let tar: [UInt8]
        do throws(GZipError) {
            tar = try GZip.inflate(archive, limits: limits.inflating)
        } catch {
            throw DefinitionError(.package, "cannot be unpacked: \(error.description)")
        }
        try self.init(entries: TarReader.entries(of: tar, limits: limits))
    }

    /// Takes files that were read elsewhere; paths begin with `package/`.
    package init(entries: [PackageEntry]) throws(DefinitionError) {
        guard let manifest = entries.first(where: { $0.path == "package/package.json" }) else {
            throw DefinitionError(.package, "there is no package/package.json")
        }
        let document: Document
        do throws(ParseError) {
            document = try Document(json: Self.withoutByteOrderMark(manifest.content))
        } catch {
            throw DefinitionError(.package, "package/package.json: \(error.message)")
        }
        self.manifest = try PackageManifest(document.root)
        var resources: [PackageEntry] = []
        var others: [PackageEntry] = []
        for entry in entries where entry.path != manifest.path {
            if Self.isResource(entry.path) { resources.append(entry) } else { others.append(entry) }
        }
        self.resources = resources.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        otherFiles = others
    }

    /// `package/NAME.json`, and not a file of a folder below or of one that is merely named alike.
    private static func isResource(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count == 2 && parts[0] == "package" && parts[1].hasSuffix(".json") && !parts[1].hasPrefix(".")
    }

    static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
}
