/// The form of a patch, as its media type tells.
package enum PatchForm: Sendable, Hashable {
    /// RFC 6902, `application/json-patch+json`.
    case jsonPatch
    /// RFC 7396, `application/merge-patch+json`.
    case mergePatch
    /// `application/fhir+json` or `application/json`, where the content decides: an array is a JSON Patch, a
    /// Parameters resource a FHIRPath Patch (R4 3.1.0.6.3), any other object a merge patch.
    case json
    /// `application/fhir+xml`: a FHIRPath Patch.
    case xml
}
