/// How strictly an expression is checked while it is compiled.
public struct PathOptions: Sendable, Hashable {
    /// Whether a name that no type at its place has is an error; else it finds nothing.
    public var isStrict = false
    /// Whether functions that need an order, such as `skip`, are refused on unordered collections.
    public var checksOrder = false
    /// Whether a choice element may be called by its property, `valueQuantity` for `value`.
    public var allowsChoiceProperties = false
    /// Whether `as` filters several items instead of refusing them, as invariants of FHIR R4 expect.
    public var castsCollections = true
    /// Whether `as String` takes a FHIR `string` too, as expressions written before FHIRPath N1 have it.
    public var castsIgnoringCase = true

    public init() {}

    /// Names are checked, and `as` takes a single item, as FHIRPath N1 says.
    public static var strict: PathOptions {
        var options = PathOptions()
        options.isStrict = true
        options.castsCollections = false
        options.castsIgnoringCase = false
        return options
    }
}
