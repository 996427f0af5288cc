package import FHIRModel
package import OpenIMIS

/// How records of a kind become resources of a type: one value for each, its search parameters included.
///
/// The compatibility edge has mappings of its own over the same records.
package protocol ResourceMapping<Record>: Sendable {
    associatedtype Record: Sendable

    var schema: ResourceSchema { get }

    /// The resource type, the same as the schema's.
    var resourceType: StaticString { get }

    /// The profile that resources claim in `meta`; `nil` for none.
    func profile(of record: Record) -> StaticString?

    /// The logical id.
    func id(of record: Record) -> String

    func lastUpdated(of record: Record) -> Moment

    /// What a client sent that no column holds, where such is kept.
    func keptElements(of record: Record) -> String?

    /// Writes everything but `resourceType`, `id` and `meta`.
    func write(_ record: Record, into resource: inout ResourceBuilder, _ context: RenderingContext)
}

extension ResourceMapping {
    package func keptElements(of record: Record) -> String? { nil }
}
