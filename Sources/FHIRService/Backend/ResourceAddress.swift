/// Where a resource lives on a server: its type, its logical id and, for one version of it, a version id.
package struct ResourceAddress: Sendable, Hashable {
    /// The resource type, such as `Patient`.
    package var type: String
    /// The logical id (`Resource.id`).
    package var id: String
    /// The version (`Resource.meta.versionId`), or `nil` for the current one.
    package var versionID: String?

    package init(type: String, id: String, versionID: String? = nil) {
        self.type = type
        self.id = id
        self.versionID = versionID
    }

    /// The relative reference to the resource, `Type/id`.
    package var reference: String { "\(type)/\(id)" }
}
