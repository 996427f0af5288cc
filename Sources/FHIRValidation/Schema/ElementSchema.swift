import FHIRModel

/// What the base specification says of one element of a type.
package final class ElementSchema: Sendable {
    /// The name, of a choice without `[x]`.
    package let name: String
    /// `Patient.contact.name`; of a choice with `[x]`.
    package let path: String
    package let min: Int
    /// `Int.max` for `*`.
    package let max: Int
    /// Whether JSON writes an array.
    package let isArray: Bool
    package let isChoice: Bool
    package let isModifier: Bool
    /// The types the element may have; more than one for a choice alone.
    let types: [TypeUse]
    let binding: BindingRule?
    let invariants: [InvariantRule]

    init(
        name: String, path: String, min: Int, max: Int, isArray: Bool, isChoice: Bool, isModifier: Bool,
        types: [TypeUse], binding: BindingRule?, invariants: [InvariantRule]
    ) {
        self.name = name
        self.path = path
        self.min = min
        self.max = max
        self.isArray = isArray
        self.isChoice = isChoice
        self.isModifier = isModifier
        self.types = types
        self.binding = binding
        self.invariants = invariants
    }
}

/// One type an element may have.
final class TypeUse: Sendable {
    /// The JSON property: `valueQuantity` for a choice; `nil` when FHIR has no such name.
    let name: ElementName?
    let code: String
    /// The kind of a primitive type, `nil` for the others.
    let primitive: PrimitiveKind?
    /// What a complex type allows; `nil` for primitives and for a resource of any type.
    let schema: TypeSchema?
    /// Whether the value is a resource that says its own type (`Resource`).
    let isResource: Bool
    /// Resource types a `Reference` or `canonical` may point to, empty for any.
    let targets: [String]

    init(
        name: ElementName?, code: String, primitive: PrimitiveKind?, schema: TypeSchema?, isResource: Bool,
        targets: [String]
    ) {
        self.name = name
        self.code = code
        self.primitive = primitive
        self.schema = schema
        self.isResource = isResource
        self.targets = targets
    }
}
