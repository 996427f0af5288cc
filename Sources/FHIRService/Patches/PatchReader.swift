import FHIRModel
import FHIRPatch
package import FHIRPath

/// Reads patches of every form that is offered.
package struct PatchReader: Sendable {
    private let reading: ResourceReading
    private let types: (@Sendable () throws -> PathTypes)?

    /// `types` gives what FHIRPath Patch needs to know of FHIR's types; without it that form is not offered.
    package init(reading: ResourceReading, types: (@Sendable () throws -> PathTypes)? = nil) {
        self.reading = reading
        self.types = types
    }

    /// Reads the body of a PATCH.
    ///
    /// Throws a ``ServiceError`` of kind `invalid` for a patch that is malformed.
    package func change(_ body: [UInt8], _ form: PatchForm) throws -> any ResourceChange {
        let patch = try reading.document(body, form == .xml ? .xml : .json)
        do {
            switch form {
            case .jsonPatch: return JSONPatchChange(patch: try JSONPatch(patch.root))
            case .mergePatch: return MergePatchChange(patch: try MergePatch(patch.root))
            case .json where patch.root.isArray: return JSONPatchChange(patch: try JSONPatch(patch.root))
            case .json where patch.resourceType != "Parameters":
                return MergePatchChange(patch: try MergePatch(patch.root))
            case .json, .xml:
                guard let types else {
                    throw ServiceError(.unsupportedFormat, "FHIRPath Patch is not offered here.")
                }
                return FHIRPathPatchChange(patch: try FHIRPathPatch(patch.root), types: try types())
            }
        } catch let error as PatchError {
            throw ServiceError(error)
        }
    }
}

private struct JSONPatchChange: ResourceChange {
    let patch: JSONPatch

    func apply(to resource: Document) throws -> Document { try translating { try patch.apply(to: resource) } }
}

private struct MergePatchChange: ResourceChange {
    let patch: MergePatch

    func apply(to resource: Document) throws -> Document { try translating { try patch.apply(to: resource) } }
}

private struct FHIRPathPatchChange: ResourceChange {
    let patch: FHIRPathPatch
    let types: PathTypes

    func apply(to resource: Document) throws -> Document {
        try translating { try patch.apply(to: resource, types: types) }
    }
}

/// Gives a patch's refusal as a ``ServiceError``.
private func translating(_ work: () throws -> Document) throws -> Document {
    do {
        return try work()
    } catch let error as PatchError {
        throw ServiceError(error)
    }
}

extension ServiceError {
    /// A malformed patch is the client's mistake; one that does not fit the resource cannot be processed.
    fileprivate init(_ error: PatchError) {
        let kind: Kind =
            switch error.kind {
            case .invalidPatch: .invalid
            case .testFailed, .noSuchPlace, .invalidResult: .unprocessable
            }
        let operation = error.operation.map { "Operation \($0): " } ?? ""
        self.init(kind, operation + error.message + ".", code: error.code, expression: error.path)
    }
}
