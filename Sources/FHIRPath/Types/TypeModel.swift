/// What FHIRPath needs to know of a FHIR version's definitions.
///
/// Types are the named types, such as `Patient`, `HumanName` and `code`, and one for each element that has elements of
/// its own, such as `Patient.contact`. Answers must not change over the model's life.
public protocol TypeModel: Sendable {
    /// The type of a name such as `Patient`, `Element` or `code`; `nil` when there is none.
    func type(named name: String) -> PathType?

    /// The name `type()` gives: of an element with elements of its own `BackboneElement` or `Element`.
    func name(of type: PathType) -> String

    /// The type this one specialises: `Quantity` of `Age`, `string` of `code`, `DomainResource` of `Patient`.
    func base(of type: PathType) -> PathType?

    /// The elements of a type in the order of its definition, inherited ones included.
    func elements(of type: PathType) -> [TypeElement]
}

/// An element that a type has.
public struct TypeElement: Sendable {
    /// One way the element is written in JSON.
    public struct Form: Sendable {
        /// The property's name: `valueQuantity` for the choice `value`, else the element's own.
        public let property: String
        public let type: PathType

        public init(property: String, type: PathType) {
            self.property = property
            self.type = type
        }
    }

    /// The name FHIRPath calls it by: `value` for `value[x]`.
    public let name: String
    public let isRepeating: Bool
    /// Whether it is written with its type's name, `value[x]`.
    public let isChoice: Bool
    /// A form for each type it may have.
    public let forms: [Form]

    public init(name: String, isRepeating: Bool, isChoice: Bool, forms: [Form]) {
        self.name = name
        self.isRepeating = isRepeating
        self.isChoice = isChoice
        self.forms = forms
    }
}
