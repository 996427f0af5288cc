/// What an expression may ask of the world outside its resource.
///
/// Each is called while an expression runs.
///
/// A function the host does not offer ends the evaluation with an execution error that names it.
public protocol PathHost {
    /// The resource that a reference, standing at an element, points to; `nil` when it does not resolve.
    func resolve(_ reference: String, from element: PathElement?) throws(PathError) -> PathElement?

    /// Whether a code, Coding or CodeableConcept, or a string, is in a value set; `nil` when that cannot be said.
    func isMember(_ value: PathValue, ofValueSet canonical: String) throws(PathError) -> Bool?

    /// Whether an element conforms to a profile; `nil` when the profile is not known.
    func conforms(_ element: PathElement, to profile: String) throws(PathError) -> Bool?

    /// Whether narrative uses only what FHIR allows (invariants `txt-1` and `txt-2`).
    func isAllowedNarrative(_ element: PathElement) throws(PathError) -> Bool

    /// Whether one code is above another in its system's hierarchy; `nil` when that cannot be said.
    func subsumes(_ value: PathValue, _ other: PathValue) throws(PathError) -> Bool?
}

extension PathHost {
    public func resolve(_ reference: String, from element: PathElement?) throws(PathError) -> PathElement? {
        throw .unsupported("resolve")
    }

    public func isMember(_ value: PathValue, ofValueSet canonical: String) throws(PathError) -> Bool? {
        throw .unsupported("memberOf")
    }

    public func conforms(_ element: PathElement, to profile: String) throws(PathError) -> Bool? {
        throw .unsupported("conformsTo")
    }

    public func isAllowedNarrative(_ element: PathElement) throws(PathError) -> Bool {
        throw .unsupported("htmlChecks")
    }

    public func subsumes(_ value: PathValue, _ other: PathValue) throws(PathError) -> Bool? {
        throw .unsupported("subsumes")
    }
}

extension PathError {
    /// For a function that the host of this evaluation does not offer.
    public static func unsupported(_ function: String) -> PathError {
        .execution("\(function)() is not available here")
    }
}
