/// Groups of resource types that newer definitions name as contexts of extensions, by the elements they share.
enum ResourceInterface: String {
    case canonicalResource = "CanonicalResource"
    case metadataResource = "MetadataResource"

    /// Whether a resource type has the elements of the group.
    func isMet(by type: TypeSchema?) -> Bool {
        guard let type else { return false }
        let names =
            switch self {
            case .canonicalResource: ["url", "version", "status", "date"]
            case .metadataResource: ["url", "version", "name", "status", "date", "approvalDate"]
            }
        return names.allSatisfy { type.element(named: $0) != nil }
    }
}
