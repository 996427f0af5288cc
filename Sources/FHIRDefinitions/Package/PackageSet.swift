/// Definitions that were asked for, with the packages they depend on.
package struct PackageSet: Sendable {
    /// Lowest first: what is depended on lies below what depends on it.
    package let images: [DefinitionImage]
    /// What could not be taken of the sources.
    package let failures: [DefinitionLoader.Failure]
    /// Dependencies that the catalog does not know.
    package let missing: [MissingDependency]

    /// A dependency that is not there.
    package struct MissingDependency: Sendable, Equatable, CustomStringConvertible {
        /// The package that needs it.
        package let package: String
        package let dependency: PackageManifest.Dependency

        package var description: String {
            "\(package) depends on \(dependency.name) \(dependency.version), which is not there"
        }
    }

    /// Loads paths in order, each behind the packages it depends on; none twice, and circles end.
    /// - Throws: `DefinitionError` when a named path cannot be loaded at all.
    package static func load(
        _ paths: [String], with source: DefinitionSource, catalog: PackageCatalog
    ) throws(DefinitionError) -> PackageSet {
        var loading = Loading(source: source, catalog: catalog)
        for path in paths { try loading.add(path) }
        return PackageSet(images: loading.images, failures: loading.failures, missing: loading.missing)
    }

    /// The state of one load.
    private struct Loading {
        let source: DefinitionSource
        let catalog: PackageCatalog
        var images: [DefinitionImage] = []
        var failures: [DefinitionLoader.Failure] = []
        var missing: [MissingDependency] = []
        private var paths: Set<String> = []
        private var packages: Set<String> = []

        init(source: DefinitionSource, catalog: PackageCatalog) {
            self.source = source
            self.catalog = catalog
        }

        /// How many packages may depend on each other in a row.
        private static let maximumDepth = 50

        mutating func add(_ path: String, depth: Int = 0) throws(DefinitionError) {
            guard depth < Self.maximumDepth else {
                throw DefinitionError(.package, "\(path): more than \(Self.maximumDepth) packages depend on each other")
            }
            guard paths.insert(path).inserted else { return }
            let loaded = try source.load(path)
            if let manifest = loaded.manifest {
                // The same package may be there under two paths.
                guard packages.insert("\(manifest.name)#\(manifest.version)").inserted else { return }
                for dependency in manifest.dependencies where !isBundled(dependency) {
                    try add(dependency, of: manifest, depth: depth)
                }
            }
            images.append(loaded.image)
            failures += loaded.failures
        }

        private mutating func add(
            _ dependency: PackageManifest.Dependency, of manifest: PackageManifest, depth: Int
        ) throws(DefinitionError) {
            guard !packages.contains("\(dependency.name)#\(dependency.version)") else { return }
            guard let path = catalog.path(of: dependency) else {
                missing.append(
                    MissingDependency(package: "\(manifest.name) \(manifest.version)", dependency: dependency))
                return
            }
            try add(path, depth: depth + 1)
        }

        /// The core is always there.
        private func isBundled(_ dependency: PackageManifest.Dependency) -> Bool {
            dependency.name == "hl7.fhir.r4.core" && dependency.version.hasPrefix("4.0")
        }
    }
}
