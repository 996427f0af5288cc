package import FHIRModel
package import FHIRService
package import OpenIMIS

/// Serves one kind of record as resources of a type.
///
/// Several handlers may serve a type, such as the two kinds of Practitioner.
package protocol ResourceHandler: Sendable {
    /// How its resources are found; search parameters are those of the schema.
    var schema: ResourceSchema { get }
    var rights: ResourceRights { get }
    var writer: (any ResourceWriter)? { get }
    /// Canonical URLs of the profiles that its resources claim.
    var profiles: [String] { get }

    /// The resource with a logical id, closed ones included; `nil` when there is none of this kind.
    func find(_ id: String) async throws -> FoundResource?

    func page(_ query: RecordQuery) async throws -> ResourcePage
}

/// Writes resources of a kind.
package protocol ResourceWriter: Sendable {
    /// Which of create, update and delete are offered.
    var interactions: Set<Interaction> { get }

    func create(_ resource: Document, _ context: RequestContext) async throws -> WriteOutcome

    /// Replaces the resource; `nil` when there is none of this kind.
    func update(
        _ id: String, _ resource: Document, ifMatch: String?, _ context: RequestContext
    ) async throws -> WriteOutcome?
}

/// A resource, and whether its record was closed.
package struct FoundResource: Sendable {
    package let resource: StoredResource
    package let isClosed: Bool

    package init(resource: StoredResource, isClosed: Bool) {
        self.resource = resource
        self.isClosed = isClosed
    }
}

/// A page of resources with the sort keys of each.
package struct ResourcePage: Sendable {
    package struct Entry: Sendable {
        package let resource: StoredResource
        package let keys: [String?]

        package init(resource: StoredResource, keys: [String?]) {
            self.resource = resource
            self.keys = keys
        }
    }

    package var entries: [Entry]
    package var hasNext: Bool
    package var hasPrevious: Bool
    package var total: Int?

    package init(entries: [Entry], hasNext: Bool, hasPrevious: Bool, total: Int?) {
        self.entries = entries
        self.hasNext = hasNext
        self.hasPrevious = hasPrevious
        self.total = total
    }
}
