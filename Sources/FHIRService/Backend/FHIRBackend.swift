package import FHIRModel

/// A place where resources are kept: the openIMIS tables, another FHIR server, or memory.
///
/// Whatever is refused throws a ``ServiceError``; any other error is a fault of the server.
package protocol FHIRBackend: Sendable {
    /// What the backend offers; the CapabilityStatement is computed from it and nothing else is ever asked of it.
    var capabilities: BackendCapabilities { get }

    /// The resource at `address`, or one version of it when the address names one.
    func read(_ address: ResourceAddress, _ context: RequestContext) async throws -> StoredResource

    /// One page of the resources that match.
    func search(_ request: SearchRequest, _ context: RequestContext) async throws -> SearchResult

    /// Stores a new resource, whose id the backend chooses.
    func create(_ type: String, _ resource: Document, _ context: RequestContext) async throws -> WriteOutcome

    /// Replaces the resource at `address`.
    ///
    /// `ifMatch` is the version the client changed; another current version throws `preconditionFailed`. It is checked
    /// inside the transaction that writes.
    func update(
        _ address: ResourceAddress, _ resource: Document, ifMatch: String?, _ context: RequestContext
    ) async throws -> WriteOutcome

    /// Throws when the backend cannot answer at present, such as a database that is away.
    func checkReadiness() async throws
}

extension FHIRBackend {
    package func checkReadiness() async throws {}
}
