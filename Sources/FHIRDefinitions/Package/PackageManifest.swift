package import FHIRModel

/// `package.json` of a FHIR package (the npm form that FHIR packages use).
package struct PackageManifest: Sendable, Equatable {
    package let name: String
    package let version: String
    package let canonical: String?
    package let fhirVersions: [String]
    /// Names and versions, sorted by name.
    package let dependencies: [Dependency]

    /// A package that another one needs.
    package struct Dependency: Sendable, Equatable {
        package let name: String
        /// As written: `4.0.1`, `1.2.x`, `current` or `latest`.
        package let version: String
    }

    /// - Throws: `DefinitionError` of kind `package` when name or version is missing.
    package init(_ node: Node) throws(DefinitionError) {
        guard let name = node["name"]?.string, !name.isEmpty else {
            throw DefinitionError(.package, "package.json has no name")
        }
        guard let version = node["version"]?.string, !version.isEmpty else {
            throw DefinitionError(.package, "package.json has no version")
        }
        self.name = name
        self.version = version
        canonical = node["canonical"]?.string
        fhirVersions = (node["fhirVersions"] ?? node["fhir-version-list"])?.elements.compactMap(\.string) ?? []
        var found: [Dependency] = []
        for (_, value) in node["dependencies"].map({ Array($0.members) }) ?? [] {
            found.append(Dependency(name: value.nameText, version: value.string ?? ""))
        }
        dependencies = found.sorted { $0.name < $1.name }
    }
}
