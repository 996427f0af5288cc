import FHIRModel
import FHIRService
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore
package import ServiceLifecycle

/// The HTTP server: listens, hands requests to its mounts, ends gracefully.
package struct GatewayServer: Sendable {
    package var host: String
    package var port: Int
    package var mounts: [Mount]
    package var health: HealthHandler
    package var limits: ServerLimits
    package var publicURL: PublicURL
    /// Tells this process from others in request ids.
    package var processName: String
    package var logger: Logger

    package init(
        host: String, port: Int, mounts: [Mount], health: HealthHandler, limits: ServerLimits = ServerLimits(),
        publicURL: PublicURL = PublicURL(), processName: String, logger: Logger
    ) {
        self.host = host
        self.port = port
        self.mounts = mounts
        self.health = health
        self.limits = limits
        self.publicURL = publicURL
        self.processName = processName
        self.logger = logger
    }

    /// The services to run: the server last, so that it stops first.
    ///
    /// `onRunning` is told the port once connections are taken.
    package func services(onRunning: @escaping @Sendable (Int) async -> Void = { _ in }) -> [any Service] {
        let deadlines = DeadlineWatch()
        let responder = GatewayResponder(
            mounts: mounts, health: health, limits: limits, publicURL: publicURL,
            identity: RequestIdentity(prefix: processName), deadlines: deadlines, logger: logger)
        let port = port
        let application = Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(Int64(limits.idleSeconds)),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                        maxHeaderFieldCount: 200))),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
            logger: quiet)
        return [deadlines, application]
    }

    /// The framework's own messages, warnings and worse.
    private var quiet: Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return quiet
    }
}
