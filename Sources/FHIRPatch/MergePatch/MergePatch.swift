public import FHIRModel

/// A JSON merge patch (RFC 7396): members to set, and `null` for those to remove.
public struct MergePatch: Sendable {
    private let patch: Node

    /// Reads a patch for a resource.
    /// - Throws: a ``PatchError`` when it is no object: a resource cannot become anything else.
    public init(_ patch: Node) throws(PatchError) {
        guard patch.isObject else { throw PatchError(.invalidPatch, "a merge patch of a resource is an object") }
        self.patch = patch
    }

    /// Applies the patch; arrays are replaced as a whole.
    ///
    /// What became empty is left out, since FHIR has no such.
    /// - Throws: a ``PatchError`` when the result is no resource any more.
    public func apply(to document: Document, limits: ParseLimits = .standard) throws(PatchError) -> Document {
        guard document.root.isObject else { throw PatchError(.invalidResult, "only an object can be patched") }
        let merged = Self.merge(patch, into: .node(document.root))
        guard let pruned = merged.pruned else { throw PatchError(.invalidResult, "nothing of the resource is left") }
        return try pruned.document(limits: limits)
    }

    /// The recursion is as deep as the patch, which the parser bounds.
    private static func merge(_ patch: Node, into target: PatchTree?) -> PatchTree {
        guard patch.isObject else { return .node(patch) }
        var result = target.flatMap { $0.isObject ? $0 : nil } ?? .object([])
        for (_, value) in patch.members {
            let name = value.nameText
            if value.isNull {
                result.remove(name)
            } else {
                result.set(name, merge(value, into: result.member(name)))
            }
        }
        return result
    }
}
