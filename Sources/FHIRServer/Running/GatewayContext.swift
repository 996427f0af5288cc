package import Hummingbird
package import NIOCore

/// What Hummingbird hands over with a request: the connection it came on.
package struct GatewayContext: InitializableFromSource, Sendable {
    /// `nil` for a request that came over none.
    package let channel: (any Channel)?

    package init(source: ApplicationRequestContextSource) { channel = source.channel }
    package init() { channel = nil }
}
