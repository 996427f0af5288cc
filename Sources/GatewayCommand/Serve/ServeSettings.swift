import FHIRServer
import FHIRService
import Logging

/// What `serve` was told, checked.
struct ServeSettings: Sendable {
    enum Access: String, Sendable, CaseIterable {
        /// Everyone may do everything: a demonstration.
        case open
        /// The accounts of the store.
        case accounts
    }

    enum LogFormat: String, Sendable, CaseIterable {
        case text
        case json
    }

    /// `nil` for the demonstration store in ``storeFolder``.
    var core: CoreLocation?
    /// The folder of the demonstration store.
    var storeFolder: String
    var demoFamilies: Int
    var host: String
    var port: Int
    var basePath: String
    var baseURL: String?
    var trustsForwarded: Bool
    /// The folder with the definitions; `nil` to look beside the executable.
    var dataFolder: String?
    /// Signs tokens of accounts without a key, and seals paging links.
    var secret: String?
    /// The ISO 4217 code of the amounts in the store.
    var currency: String?
    /// Whether a write may break a profile that the resource claims.
    var profileLevel: ValidationEngine.ProfileLevel
    var access: Access
    var logLevel: Logger.Level
    var logFormat: LogFormat
    var limits: ServerLimits
    var poolSize: Int
    var readConnections: Int
    var statementSeconds: Int
    var connectionWaitSeconds: Int

    init(_ sources: SettingSources) throws(SettingsError) {
        var reader = SettingsReader(sources)
        core = reader.value("core", "sqlite:PATH or postgresql://…", CoreLocation.init)
        storeFolder = reader.text("store-dir", default: "gateway-data")
        demoFamilies = reader.integer("demo-families", default: 200, in: 1...1_000_000)
        host = reader.text("host", default: "127.0.0.1")
        port = reader.integer("port", default: 8080, in: 0...65535)
        basePath = reader.value("base-path", "a path such as /fhir", Self.path) ?? "/fhir"
        baseURL = reader.value("base-url", "an http or https URL without query", Self.url)
        trustsForwarded = reader.boolean("trust-forwarded", default: false)
        dataFolder = reader.text("data-dir")
        secret = reader.value("secret", "a text of at least 32 bytes") { $0.utf8.count >= 32 ? $0 : nil }
        currency = reader.value("currency", "an ISO 4217 code such as XAF", Self.currency)
        profileLevel = reader.choice("profile-level", default: .warn)
        let stated: Access? = reader.optionalChoice("access")
        logLevel = reader.choice("log-level", default: .info)
        logFormat = reader.choice("log-format", default: .text)
        limits = Self.limits(&reader)
        poolSize = reader.integer("pool-size", default: 6, in: 1...200)
        readConnections = reader.integer("read-connections", default: 4, in: 1...64)
        statementSeconds = reader.integer("statement-seconds", default: 30, in: 1...3600)
        connectionWaitSeconds = reader.integer("connection-wait-seconds", default: 3, in: 1...600)
        let mayBeOpen = core == nil && Self.isLoopback(host)
        access = stated ?? (mayBeOpen ? .open : .accounts)
        if access == .open, !mayBeOpen {
            reader.add(
                "--access open is for the demonstration store on a loopback address only; this is "
                    + (core == nil ? "host \(host)." : "another store."))
        }
        _ = reader.text("config")
        try reader.check()
    }

    private static func limits(_ reader: inout SettingsReader) -> ServerLimits {
        var limits = ServerLimits()
        limits.bodyBytes = reader.integer("max-body-bytes", default: limits.bodyBytes, in: 1024...(1 << 30))
        limits.urlBytes = reader.integer("max-url-bytes", default: limits.urlBytes, in: 256...(1 << 20))
        limits.headerBytes = reader.integer("max-header-bytes", default: limits.headerBytes, in: 1024...(1 << 20))
        limits.requestTime = .seconds(reader.integer("request-seconds", default: 30, in: 1...3600))
        limits.concurrentRequests = reader.integer(
            "max-requests", default: limits.concurrentRequests, in: 1...100_000)
        limits.idleSeconds = reader.integer("idle-seconds", default: limits.idleSeconds, in: 1...86400)
        limits.pageLinkMinutes = reader.integer("page-link-minutes", default: limits.pageLinkMinutes, in: 1...10080)
        limits.search.defaultCount = reader.integer(
            "page-size", default: limits.search.defaultCount, in: 1...10_000)
        limits.search.maximumCount = reader.integer(
            "max-page-size", default: limits.search.maximumCount, in: 1...10_000)
        if limits.search.defaultCount > limits.search.maximumCount {
            reader.add("page-size (\(limits.search.defaultCount)) is more than max-page-size.")
        }
        return limits
    }

    private static func path(_ text: String) -> String? {
        let isPath = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
        return isPath && text.hasPrefix("/") && text.count > 1 ? text : nil
    }

    private static func url(_ text: String) -> String? {
        let rest = text.hasPrefix("https://") ? text.dropFirst(8) : text.hasPrefix("http://") ? text.dropFirst(7) : ""
        return rest.isEmpty || rest.hasPrefix("/") || rest.contains { "?# \"<>".contains($0) } ? nil : text
    }

    private static func currency(_ text: String) -> String? {
        text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            ? text : nil
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.split(separator: ".").count == 4)
    }
}
