import FHIRModel

/// What a profile demands of one element beyond the base specification; compiled once.
final class ElementRules: @unchecked Sendable {
    // Unchecked: filled by the compiler under the store's lock and never changed after it was published.

    /// The name, of a choice without `[x]`.
    let name: String
    /// As reported: `Patient.identifier:MR`.
    let path: String
    let sliceName: String?
    /// The JSON properties the element may have, with the type each stands for.
    let uses: [TypeUse]
    var minimum = 0
    var maximum = Int.max
    /// The types allowed, where they are fewer than the base's or have profiles.
    var types: [TypeRule]?
    var rules: [any ElementRule] = []
    var invariants: [InvariantRule] = []
    var binding: BindingRule?
    var slicing: Slicing?
    var children: [ElementRules] = []

    init(name: String, path: String, sliceName: String?, uses: [TypeUse]) {
        self.name = name
        self.path = path
        self.sliceName = sliceName
        self.uses = uses
    }

    /// Whether there is nothing to check.
    var isEmpty: Bool {
        minimum == 0 && maximum == Int.max && types == nil && rules.isEmpty && invariants.isEmpty && binding == nil
            && slicing == nil && children.isEmpty
    }

    /// Whether one value must be looked at.
    var judgesValues: Bool {
        types != nil || !rules.isEmpty || !invariants.isEmpty || binding != nil || !children.isEmpty
    }
}

/// A type a profile allows for an element.
struct TypeRule: Sendable {
    let code: String
    /// Canonical URLs of profiles of which a value must meet one; none for any.
    let profiles: [String]
    /// Canonical URLs of profiles of which the target of a reference must meet one; none for any.
    let targetProfiles: [String]
    let allowsContained: Bool
    let allowsReferenced: Bool
    let allowsBundled: Bool

    /// Whether some ways of keeping the target are not allowed.
    var restrictsAggregation: Bool { !(allowsContained && allowsReferenced && allowsBundled) }
}

/// A profile, compiled: the rules it adds to its type.
final class ProfileSchema: @unchecked Sendable {
    // Unchecked: `root` is set by the compiler under the store's lock before the schema is published.

    let url: String
    let version: String?
    /// The type the profile constrains.
    let type: String
    /// Profiles that an instance must meet as well.
    let imposed: [String]
    var root: ElementRules

    init(url: String, version: String?, type: String, imposed: [String]) {
        self.url = url
        self.version = version
        self.type = type
        self.imposed = imposed
        root = ElementRules(name: type, path: type, sliceName: nil, uses: [])
    }
}

/// The definition of an extension, compiled.
final class ExtensionSchema: Sendable {
    /// Where an extension may stand.
    struct Context: Sendable {
        /// `element`, `extension` or `fhirpath`.
        let type: String
        let expression: String
    }

    let url: String
    let isModifier: Bool
    let contexts: [Context]
    let contextInvariants: [InvariantRule]
    /// What an extension of this URL must look like.
    let schema: ProfileSchema?

    init(
        url: String, isModifier: Bool, contexts: [Context], contextInvariants: [InvariantRule], schema: ProfileSchema?
    ) {
        self.url = url
        self.isModifier = isModifier
        self.contexts = contexts
        self.contextInvariants = contextInvariants
        self.schema = schema
    }
}
