/// Why definitions could not be read, found or completed.
package struct DefinitionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong.
    package enum Kind: Sendable, Equatable {
        /// A file could not be opened, mapped or written.
        case file
        /// A compact definition file is damaged or of another format version.
        case image
        /// A package is unsafe, damaged or against the layout of FHIR packages.
        case package
        /// A conformance resource lacks what it must have, or says what cannot be.
        case resource
        /// A canonical URL, type or dependency is not among the loaded definitions.
        case unresolved
        /// A differential cannot be applied to its base.
        case snapshot
    }

    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
