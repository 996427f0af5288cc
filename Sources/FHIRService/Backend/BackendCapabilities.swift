/// What a backend offers, by resource type.
package struct BackendCapabilities: Sendable {
    /// In the order in which they are told.
    package let resources: [ResourceCapability]
    private let indices: [String: Int]

    package init(_ resources: [ResourceCapability]) {
        self.resources = resources
        indices = Dictionary(
            resources.indices.map { (resources[$0].type, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is offered for a resource type, or `nil` where it is not served.
    package subscript(_ type: String) -> ResourceCapability? { indices[type].map { resources[$0] } }
}

/// What a backend offers for one resource type (`CapabilityStatement.rest.resource`).
package struct ResourceCapability: Sendable {
    package var type: String
    package var interactions: Set<Interaction>
    package var searchParameters: [SearchParameterCapability]
    /// Values that `_include` takes, such as `Claim:patient`.
    package var includes: [String]
    /// Values that `_revinclude` takes.
    package var reverseIncludes: [String]
    /// Canonical URLs of the profiles that its resources follow.
    package var profiles: [String]
    /// Markdown on what the type stands for here.
    package var documentation: String?

    package init(
        type: String, interactions: Set<Interaction>, searchParameters: [SearchParameterCapability] = [],
        includes: [String] = [], reverseIncludes: [String] = [], profiles: [String] = [], documentation: String? = nil
    ) {
        self.type = type
        self.interactions = interactions
        self.searchParameters = searchParameters
        self.includes = includes
        self.reverseIncludes = reverseIncludes
        self.profiles = profiles
        self.documentation = documentation
    }

    package func searchParameter(named name: String) -> SearchParameterCapability? {
        searchParameters.first { $0.name == name }
    }
}

/// A search parameter that a backend can answer.
package struct SearchParameterCapability: Sendable, Hashable {
    /// R4's search parameter types.
    package enum Kind: String, Sendable, CaseIterable {
        case number
        case date
        case string
        case token
        case reference
        case composite
        case quantity
        case uri
        case special
    }

    package var name: String
    package var kind: Kind
    /// The canonical URL of its SearchParameter.
    package var definition: String?
    package var documentation: String?
    /// Resource types that a reference parameter may point to; they carry chains.
    package var targets: [String]

    package init(
        name: String, kind: Kind, definition: String? = nil, documentation: String? = nil, targets: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.definition = definition
        self.documentation = documentation
        self.targets = targets
    }
}
