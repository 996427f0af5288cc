package import FHIRModel

/// A way to make a new version of a resource from its current one, such as a patch.
package protocol ResourceChange: Sendable {
    /// The changed resource.
    ///
    /// Throws a ``ServiceError`` of kind `invalid` for a change that is malformed, `unprocessable` for one that does
    /// not fit the resource.
    func apply(to resource: Document) throws -> Document
}
