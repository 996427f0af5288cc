import FHIRModel

/// One small rule a definition states about an element's value.
///
/// Rules are made once for each profile. They report what is wrong and do nothing, not even allocate, when all is well.
protocol ElementRule: Sendable {
    /// Checks one value.
    ///
    /// `source`: the canonical URL of the profile that has the rule.
    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun)
}

/// One value of an element in an instance.
struct Occurrence {
    /// The value; of a primitive that has extensions only, the object they are in.
    let node: Node
    /// What holds the extensions of a primitive value, where there is something.
    let companion: Node?
    /// Whether the primitive has no value.
    let isCompanionOnly: Bool
    /// The type the value has, by name; of a resource its own.
    let type: String
    /// How the base specification uses that type here, `nil` for the root of a profile.
    let use: TypeUse?
    /// The object the value is in.
    let parent: Node
    let scope: ResourceScope

    /// The object that has the children: for a primitive its companion.
    var object: Node? { node.isObject ? node : companion }
}
