package import FHIRModel
import FHIRService

/// A patch as it came in a request's body.
package struct PatchChange: ResourceChange {
    private let patch: Document

    /// - Throws: ``ServiceError`` of kind `invalid` for a body that cannot be read.
    package init(_ body: [UInt8], as format: RequestFormat) throws {
        do {
            patch = try Document(json: body)
        } catch {
            throw ServiceError(.invalid, issues: [Issue(error)])
        }
    }

    package func apply(to resource: Document) throws -> Document {
        throw ServiceError(.unsupported, "Patches are not offered yet.")
    }
}
