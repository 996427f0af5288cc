/// A file of a package: its path inside it and its content.
package struct PackageEntry: Sendable, Equatable {
    /// With `/` between the parts, relative, such as `package/StructureDefinition-foo.json`.
    package let path: String
    package let content: [UInt8]

    package init(path: String, content: [UInt8]) {
        self.path = path
        self.content = content
    }
}
