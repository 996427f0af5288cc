import FHIRModel
import FHIRPath

/// What expressions given on the command line may ask: references within the resource, and conformance to the types
/// of the specification.
struct ExpressionHost: PathHost {
    private static let typePrefix = "http://hl7.org/fhir/StructureDefinition/"

    let context: PathContext

    func resolve(_ reference: String, from element: PathElement?) throws(PathError) -> PathElement? {
        context.resolveWithin(reference)
    }

    func conforms(_ element: PathElement, to profile: String) throws(PathError) -> Bool? {
        guard profile.hasPrefix(Self.typePrefix),
            let type = context.types.type(named: String(profile.dropFirst(Self.typePrefix.count)))
        else { return nil }
        return context.types.isSame(element.type, orSpecialises: type)
    }
}
