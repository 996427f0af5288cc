/// Breaches of the forms FHIR gives its resources in JSON and XML (FHIR R4, 2.6.1 and 2.6.2).
extension IssueKind {
    /// An element or property that the type does not have.
    public static let unknownElement = IssueKind("unknown-element", .error, .structure)
    /// An XML attribute that the element does not have.
    public static let unknownAttribute = IssueKind("unknown-attribute", .error, .structure)
    /// No resource type, or one that R4 does not have.
    public static let unknownResourceType = IssueKind("unknown-resource-type", .error, .structure)
    /// An element, object, array or value without content.
    public static let emptyElement = IssueKind("empty-element", .error, .structure)
    /// An element in another place than the specification's order gives it.
    public static let elementOrder = IssueKind("element-order", .error, .structure)
    /// An element that may stand once stands again.
    public static let repeatedElement = IssueKind("repeated-element", .error, .structure)
    /// JSON of another sort than the element's: an array for a single value, a string for a number.
    public static let wrongJSONType = IssueKind("wrong-json-type", .error, .structure)
    /// An XML element outside the namespace it belongs to.
    public static let wrongNamespace = IssueKind("wrong-namespace", .error, .structure)
    /// Text between elements that have none.
    public static let strayText = IssueKind("stray-text", .error, .structure)
    /// A primitive whose text cannot be a value of its type.
    public static let invalidPrimitive = IssueKind("invalid-primitive", .error, .value)
    /// Narrative that is no well-formed XHTML.
    public static let invalidNarrative = IssueKind("invalid-narrative", .error, .structure)
    /// Narrative with scripts, forms, frames or events, which FHIR forbids.
    public static let unsafeNarrative = IssueKind("unsafe-narrative", .error, .security)
    /// A character that XML cannot carry.
    public static let unrepresentable = IssueKind("unrepresentable", .error, .value)
}
