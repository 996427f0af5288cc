import FHIRModel
import FHIRService
import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore
import Synchronization

/// Takes every request: gives it a name and a deadline, finds its handler, renders refusals, writes the log.
package final class GatewayResponder: HTTPResponder {
    package typealias Context = GatewayContext

    private let mounts: [Mount]
    private let limits: ServerLimits
    private let publicURL: PublicURL
    private let identity: RequestIdentity
    private let deadlines: DeadlineWatch
    private let logger: Logger
    private let health: HealthHandler
    private let atWork = Atomic<Int>(0)

    /// The mounts are tried in order; put the longer of two paths that share their beginning first.
    package init(
        mounts: [Mount], health: HealthHandler, limits: ServerLimits, publicURL: PublicURL,
        identity: RequestIdentity, deadlines: DeadlineWatch, logger: Logger
    ) {
        self.mounts = mounts
        self.health = health
        self.limits = limits
        self.publicURL = publicURL
        self.identity = identity
        self.deadlines = deadlines
        self.logger = logger
    }

    @concurrent
    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        let start = ContinuousClock.now
        let id = identity.identify(request.head.headerFields[.requestID])
        let isBusy = atWork.wrappingAdd(1, ordering: .relaxed).newValue > limits.concurrentRequests
        defer { atWork.wrappingSubtract(1, ordering: .relaxed) }
        var response: Response
        var mount: Mount?
        var refusal: RenderedRefusal?
        do {
            let target = request.head.path ?? "/"
            guard target.utf8.count <= limits.urlBytes else {
                throw HTTPRefusal(.uriTooLong, .tooLong, "The URL is longer than \(limits.urlBytes) bytes.")
            }
            let path = try RequestPath(target: target)
            mount = mounts.first { $0.covers(path.segments) }
            response = try await respond(to: request, path, mount, id, start, isBusy: isBusy, &refusal)
        } catch is EndlessBody {
            context.channel?.close(promise: nil)
            throw EndlessBody()
        } catch {
            let rendered = RenderedRefusal(error)
            refusal = rendered
            response = rendered.response(format: ResponseFormat())
        }
        response.headers[.requestID] = id
        if request.head.method == .head { response = Self.withoutBody(response) }
        log(request, response, refusal, mount, id, start)
        return response
    }

    private func respond(
        to request: Request, _ path: RequestPath, _ mount: Mount?, _ id: String, _ start: ContinuousClock.Instant,
        isBusy: Bool, _ refusal: inout RenderedRefusal?
    ) async throws -> Response {
        guard let mount else {
            if path.segments == ["health"] { return try await health.respond(to: request) }
            throw HTTPRefusal.unknownPath("/" + path.segments.joined(separator: "/"))
        }
        let exchange = Exchange(
            request: request, requestID: id, deadline: start + limits.requestTime,
            baseURL: publicURL.root(for: request.head) + mount.path,
            path: Array(path.segments[mount.segments.count...]),
            query: path.query, limits: limits)
        do {
            if isBusy {
                throw ServiceError(.busy(retryAfter: 1), "The server is busy with other requests; try again.")
            }
            return try await deadlines.run(until: exchange.deadline) {
                try await mount.handler.respond(to: exchange)
            }
        } catch let error as EndlessBody {
            throw error
        } catch {
            let rendered = RenderedRefusal(error)
            refusal = rendered
            return mount.handler.response(for: rendered, to: exchange)
        }
    }

    /// HEAD has the headers of GET, the length of what is left out among them (RFC 9110 9.3.2).
    private static func withoutBody(_ response: Response) -> Response {
        Response(status: response.status, headers: response.headers, body: ResponseBody())
    }

    /// One line for each request that was refused, at debug level for each that was not; never a path below a type,
    /// a query or a body, since those may tell of patients.
    private func log(
        _ request: Request, _ response: Response, _ refusal: RenderedRefusal?, _ mount: Mount?, _ id: String,
        _ start: ContinuousClock.Instant
    ) {
        let level: Logger.Level = response.status.code >= 500 ? .error : response.status.code >= 400 ? .info : .debug
        guard logger.logLevel <= level else { return }
        let time = ContinuousClock.now - start
        let microseconds =
            time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
        var metadata: Logger.Metadata = [
            "request": "\(id)", "method": "\(request.head.method.rawValue)", "status": "\(response.status.code)",
            "microseconds": "\(microseconds)",
        ]
        if let mount { metadata["base"] = "\(mount.path)" }
        if let refusal { metadata["reason"] = "\(refusal.logText)" }
        logger.log(level: level, "request", metadata: metadata)
    }
}
