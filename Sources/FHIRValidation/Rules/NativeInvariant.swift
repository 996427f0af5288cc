import FHIRModel

/// Invariants of the base specification that occur in every resource, as code instead of FHIRPath.
///
/// They are recognized by their expression, so that a definition that states another keeps its meaning.
enum NativeInvariant: Sendable {
    /// Part of the check of structure, narrative, references or contained resources.
    case checkedElsewhere
    case extensionHasValueOrExtensions
    case noNestedContained
    case containedWithoutVersion
    case containedWithoutSecurity
    case narrativePresent
    case codeNeedsSystem
    case valueNeedsSystem
    case dataNeedsContentType

    private static let byExpression: [String: NativeInvariant] = [
        "hasValue() or (children().count() > id.count())": .checkedElsewhere,
        "htmlChecks()": .checkedElsewhere,
        "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))":
            .checkedElsewhere,
        "contained.where((('#'+id in (%resource.descendants().reference | %resource.descendants().as(canonical) | %resource.descendants().as(uri) | %resource.descendants().as(url))) or descendants().where(reference = '#').exists() or descendants().where(as(canonical) = '#').exists() or descendants().where(as(canonical) = '#').exists()).not()).trace('unmatched', id).empty()":
            .checkedElsewhere,
        "extension.exists() != value.exists()": .extensionHasValueOrExtensions,
        "contained.contained.empty()": .noNestedContained,
        "contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()": .containedWithoutVersion,
        "contained.meta.security.empty()": .containedWithoutSecurity,
        "text.`div`.exists()": .narrativePresent,
        "code.empty() or system.exists()": .codeNeedsSystem,
        "value.empty() or system.exists()": .valueNeedsSystem,
        "data.empty() or contentType.exists()": .dataNeedsContentType,
    ]

    init?(expression: String) {
        guard let known = Self.byExpression[expression] else { return nil }
        self = known
    }

    /// Whether the invariant holds for an element.
    func holds(_ node: Node) -> Bool {
        switch self {
        case .checkedElsewhere: true
        case .extensionHasValueOrExtensions: (node[.extension] != nil) != Self.hasValue(node)
        case .noNestedContained: Self.contained(node) { $0[.contained] == nil }
        case .containedWithoutVersion:
            Self.contained(node) { $0[.meta]?[.versionId] == nil && $0[.meta]?[.lastUpdated] == nil }
        case .containedWithoutSecurity: Self.contained(node) { $0[.meta]?[.security] == nil }
        case .narrativePresent: node[.text]?[.div] != nil
        case .codeNeedsSystem: !Self.has(node, .code) || Self.has(node, .system)
        case .valueNeedsSystem: !Self.has(node, .value) || Self.has(node, .system)
        case .dataNeedsContentType: !Self.has(node, .data) || Self.has(node, .contentType)
        }
    }

    private static func has(_ node: Node, _ name: ElementName) -> Bool {
        node[name] != nil || node[name.companion] != nil
    }

    /// Whether an object has a member that begins with `value` and is not one of an extension's other elements.
    private static func hasValue(_ node: Node) -> Bool {
        for (name, _) in node.members
        where name.withoutCompanion != .url && name.withoutCompanion != .extension && name.withoutCompanion != .id {
            return true
        }
        return false
    }

    private static func contained(_ node: Node, _ holds: (Node) -> Bool) -> Bool {
        guard let contained = node[.contained] else { return true }
        for resource in contained.elements where !holds(resource) { return false }
        return true
    }
}
