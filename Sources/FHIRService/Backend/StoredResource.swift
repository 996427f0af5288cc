package import FHIRModel

/// A resource as a backend holds it: its key facts and the complete rendering.
package struct StoredResource: Sendable, Hashable {
    /// The resource type, such as `Patient`.
    package var type: String
    /// The logical id.
    package var id: String
    /// The version id; two different renderings never share one.
    package var versionID: String
    /// When this version came to be.
    package var lastUpdated: Instant
    /// The compact JSON of the resource, with `id` and `meta` (versionId and lastUpdated equal to the fields here).
    package var json: [UInt8]

    package init(type: String, id: String, versionID: String, lastUpdated: Instant, json: [UInt8]) {
        self.type = type
        self.id = id
        self.versionID = versionID
        self.lastUpdated = lastUpdated
        self.json = json
    }

    package var address: ResourceAddress { ResourceAddress(type: type, id: id) }
}
