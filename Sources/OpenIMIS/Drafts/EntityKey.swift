/// What a client names another record by, and where in its resource.
package struct EntityKey: Sendable, Hashable {
    package enum Name: Sendable, Hashable {
        /// In lower case.
        case uuid(String)
        /// A business code, such as an insurance number.
        case code(String)
    }

    package let name: Name
    /// FHIRPath of the reference, for refusals.
    package let path: String

    package init(_ name: Name, path: String) {
        self.name = name
        self.path = path
    }
}
