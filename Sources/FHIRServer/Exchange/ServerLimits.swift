package import FHIRService

/// Bounds on what one request may ask of the server.
package struct ServerLimits: Sendable, Hashable {
    /// Bytes of a request body.
    package var bodyBytes = 10 * 1024 * 1024
    /// Bytes of the path with its query.
    package var urlBytes = 16 * 1024
    /// Bytes of all header fields together.
    package var headerBytes = 32 * 1024
    /// How long a request may take until it is given up.
    package var requestTime: Duration = .seconds(30)
    /// Requests at work at the same time; more are told to come again.
    package var concurrentRequests = 1024
    /// Seconds that an idle connection stays open.
    package var idleSeconds = 120
    /// Minutes that a paging link can be followed.
    package var pageLinkMinutes = 60
    package var search = SearchRequestParser.Limits()

    package init() {}
}
