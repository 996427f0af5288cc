package import FHIRService
package import HTTPTypes
package import Hummingbird
import NIOCore

/// One HTTP request on its way through a mounted handler.
package struct Exchange: Sendable {
    package let request: Request
    /// Names the request in logs and in `X-Request-Id`.
    package let requestID: String
    package let deadline: ContinuousClock.Instant
    /// The public URL of the mount, without a slash at its end.
    package let baseURL: String
    /// The decoded path segments below the mount; empty ones are left out, so slashes may be at the end or not.
    package let path: [String]
    /// What follows the question mark, undecoded.
    package let query: Substring
    package let limits: ServerLimits

    package init(
        request: Request, requestID: String, deadline: ContinuousClock.Instant, baseURL: String, path: [String],
        query: Substring, limits: ServerLimits
    ) {
        self.request = request
        self.requestID = requestID
        self.deadline = deadline
        self.baseURL = baseURL
        self.path = path
        self.query = query
        self.limits = limits
    }

    package var method: HTTPRequest.Method { request.head.method }
    package var headers: HTTPFields { request.head.headerFields }

    package func parsedQuery() throws(ServiceError) -> QueryString {
        query.isEmpty ? QueryString() : try QueryString(parsing: query)
    }

    /// What the interaction is told of the request.
    package func context(for principal: Principal?) -> FHIRService.RequestContext {
        FHIRService.RequestContext(
            principal: principal, requestID: requestID, deadline: deadline, handling: Preferences(headers).handling,
            baseURL: baseURL)
    }
}
