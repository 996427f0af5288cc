import FHIRModel

/// Makes the bundled form of a core package: its facts without its prose.
package enum CoreCompactor {
    /// The file of the R4 core in the folder of definitions.
    package static let fileName = "r4/core.fhirdef"

    /// The file of R4B's types in the folder of definitions.
    package static let r4bFileName = "r4b/types.fhirdef"

    /// Resource types that say nothing of how to check, search or translate.
    private static let leftOut: Set<String> = ["CapabilityStatement", "StructureMap", "ImplementationGuide"]

    /// The image of a package in the form of `.tgz`; the same package always gives the same bytes.
    /// - Throws: `DefinitionError` of kind `package` or `resource`, naming the file.
    package static func image(ofPackage archive: [UInt8]) throws(DefinitionError) -> [UInt8] {
        let package = try PackageContent(archive: archive)
        var builder = ImageBuilder(options: .init(keepsDifferentials: false))
        for entry in package.resources {
            let resource = try DefinitionLoader.document(entry)
            guard let type = resource.resourceType, !leftOut.contains(type) else { continue }
            do throws(DefinitionError) {
                try builder.add(resource.root)
            } catch {
                throw DefinitionError(error.kind, "\(entry.path): \(error.description)")
            }
        }
        return builder.finish(packageName: package.manifest.name, packageVersion: package.manifest.version)
    }
}
