public import FHIRModel
public import FHIRPath

/// A FHIRPath Patch: a Parameters resource whose operations name places by FHIRPath (FHIR R4, fhirpatch).
public struct FHIRPathPatch: Sendable {
    let operations: [PathPatchOperation]

    /// Most operations one patch may have.
    public static let maximumOperations = 1_000

    /// Reads a patch.
    /// - Throws: a ``PatchError`` of kind `invalidPatch` that says which operation is malformed.
    public init(_ parameters: Node) throws(PatchError) {
        guard parameters[.resourceType]?.text(equals: "Parameters") == true else {
            throw PatchError(.invalidPatch, "a FHIRPath Patch is a Parameters resource")
        }
        var operations: [PathPatchOperation] = []
        for (index, parameter) in (parameters[.parameter].map { Array($0.elements) } ?? []).enumerated() {
            guard index < Self.maximumOperations else {
                throw PatchError(.invalidPatch, "the patch has more than \(Self.maximumOperations) operations")
            }
            do throws(PatchError) {
                operations.append(try PathPatchOperation(parameter))
            } catch {
                throw error.inOperation(index)
            }
        }
        self.operations = operations
    }

    /// Applies all operations in order, or none; `types` say which elements repeat and which are choices.
    /// - Throws: a ``PatchError`` that names the operation and its place.
    public func apply(
        to document: Document, types: PathTypes, limits: ParseLimits = .standard
    ) throws(PatchError) -> Document {
        guard types.type(ofResource: document.root).isKnown else {
            throw PatchError(.invalidResult, "the definitions have no resource of this type")
        }
        var current = document
        for (index, operation) in operations.enumerated() {
            do throws(PatchError) {
                var editor = PathPatchEditor(document: current, types: types)
                current = try editor.apply(operation, limits)
            } catch {
                throw error.inOperation(index)
            }
        }
        guard let pruned = PatchTree.node(current.root).deeplyPruned else {
            throw PatchError(.invalidResult, "nothing of the resource is left")
        }
        return try pruned.document(limits: limits)
    }
}
