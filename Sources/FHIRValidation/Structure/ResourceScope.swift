import FHIRModel
import FHIRPath

/// A resource being checked and where it stands: by itself, contained in another, or in a Bundle's entry.
final class ResourceScope {
    let node: Node
    let schema: TypeSchema
    /// The resource around this one.
    let parent: ResourceScope?
    /// Whether this resource stands in the `contained` of its parent.
    let isContained: Bool
    /// The `Bundle.entry` this resource is the content of.
    let entry: Node?
    /// Ids of elements met so far.
    var elementIDs: Set<String> = []
    /// What expressions on the resource see, made when the first one runs.
    var context: PathContext?

    init(node: Node, schema: TypeSchema, parent: ResourceScope?, isContained: Bool, entry: Node?) {
        self.node = node
        self.schema = schema
        self.parent = parent
        self.isContained = isContained
        self.entry = entry
    }

    /// The resource that holds the contained resources a fragment reference may mean (`%rootResource`).
    var container: ResourceScope {
        var scope = self
        while scope.isContained, let parent = scope.parent { scope = parent }
        return scope
    }

    /// The scope of the nearest Bundle around, and the entry on the way to it.
    var bundle: (bundle: Node, entry: Node)? {
        var scope: ResourceScope? = self
        while let current = scope {
            if let entry = current.entry, let bundle = current.parent?.node { return (bundle, entry) }
            scope = current.parent
        }
        return nil
    }

    /// The outermost resource.
    var outermost: ResourceScope {
        var scope = self
        while let parent = scope.parent { scope = parent }
        return scope
    }
}
