public import FHIRModel

/// Why a patch cannot be applied.
///
/// Nothing is changed then.
public struct PatchError: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable {
        /// The patch itself is malformed.
        case invalidPatch
        /// A place the patch names is not in the resource, or there is more than one.
        case noSuchPlace
        /// A `test` operation, or what a place should hold, does not agree with the resource.
        case testFailed
        /// The result would be no JSON object that a resource can be.
        case invalidResult
    }

    public let kind: Kind
    /// What is wrong.
    ///
    /// Names places and operations, never values of the resource.
    public let message: String
    /// Which operation of the patch failed, from 0.
    public let operation: Int?
    /// The place in the resource as FHIRPath writes it, as far as it exists.
    public let path: String?

    public init(_ kind: Kind, _ message: String, operation: Int? = nil, path: String? = nil) {
        self.kind = kind
        self.message = message
        self.operation = operation
        self.path = path
    }

    func inOperation(_ index: Int) -> PatchError {
        PatchError(kind, message, operation: operation ?? index, path: path)
    }

    public var description: String {
        let place = path.map { " at \($0)" } ?? ""
        return operation.map { "operation \($0)\(place): \(message)" } ?? "\(message)\(place)"
    }

    /// The issue type that FHIR has for it.
    public var code: IssueCode {
        switch kind {
        case .invalidPatch: .structure
        case .noSuchPlace: .notFound
        case .testFailed: .conflict
        case .invalidResult: .processing
        }
    }
}
