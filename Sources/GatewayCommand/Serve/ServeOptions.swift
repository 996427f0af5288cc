import ArgumentParser

/// The options of `serve`.
///
/// Each may also come from the environment or the configuration file.
struct ServeOptions: ParsableArguments {
    @Option(help: "A YAML file with any of these settings, such as 'port: 8080' (FHIR_GATEWAY_CONFIG).")
    var config: String?

    @Option(help: "The openIMIS store: sqlite:PATH or postgresql://…; without it a demonstration store is made.")
    var core: String?

    @Option(name: .customLong("store-dir"), help: "The folder of the demonstration store (default: gateway-data).")
    var storeFolder: String?

    @Option(
        name: .customLong("demo-families"), help: "Families of the demonstration store when it is made (default: 200).")
    var demoFamilies: String?

    @Option(help: "The address to listen on (default: 127.0.0.1).")
    var host: String?

    @Option(help: "The port to listen on, 0 for any free one (default: 8080).")
    var port: String?

    @Option(name: .customLong("base-path"), help: "Where the FHIR API lies (default: /fhir).")
    var basePath: String?

    @Option(name: .customLong("base-url"), help: "The public URL of the server, such as https://fhir.example.org.")
    var baseURL: String?

    @Option(
        name: .customLong("trust-forwarded"), help: "Believe Forwarded headers: true behind a proxy that sets them.")
    var trustForwarded: String?

    @Option(name: .customLong("data-dir"), help: "The folder with the FHIR definitions, for an installed copy.")
    var dataFolder: String?

    @Option(help: "At least 32 bytes that all processes under one address share: seals paging links, signs tokens.")
    var secret: String?

    @Option(help: "The ISO 4217 code of the store's amounts; without it amounts have none.")
    var currency: String?

    @Option(
        name: .customLong("profile-level"),
        help: "warn or error: whether a write may break a profile that the resource claims (default: warn).")
    var profileLevel: String?

    @Option(help: "open or accounts; open is for the demonstration store on loopback only.")
    var access: String?

    @Option(name: .customLong("log-level"), help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?

    @Option(name: .customLong("log-format"), help: "text or json.")
    var logFormat: String?

    @Option(name: .customLong("max-body-bytes"), help: "The most a request body may have (default: 10 MiB).")
    var maximumBodyBytes: String?

    @Option(name: .customLong("max-url-bytes"), help: "The most a URL may have (default: 16 KiB).")
    var maximumURLBytes: String?

    @Option(name: .customLong("max-header-bytes"), help: "The most all headers may have (default: 32 KiB).")
    var maximumHeaderBytes: String?

    @Option(name: .customLong("request-seconds"), help: "How long a request may take (default: 30).")
    var requestSeconds: String?

    @Option(name: .customLong("max-requests"), help: "Requests at work at once; more get 503 (default: 1024).")
    var maximumRequests: String?

    @Option(name: .customLong("idle-seconds"), help: "How long an idle connection stays open (default: 120).")
    var idleSeconds: String?

    @Option(name: .customLong("page-size"), help: "Resources a page when _count is not given (default: 20).")
    var pageSize: String?

    @Option(name: .customLong("max-page-size"), help: "The most _count can ask for (default: 1000).")
    var maximumPageSize: String?

    @Option(name: .customLong("page-link-minutes"), help: "How long a paging link can be followed (default: 60).")
    var pageLinkMinutes: String?

    @Option(name: .customLong("pool-size"), help: "Connections for units of work (default: 6).")
    var poolSize: String?

    @Option(name: .customLong("read-connections"), help: "Connections for single reads (default: 4).")
    var readConnections: String?

    @Option(name: .customLong("statement-seconds"), help: "How long a statement may take (default: 30).")
    var statementSeconds: String?

    @Option(
        name: .customLong("connection-wait-seconds"), help: "How long a request waits for a connection (default: 3).")
    var connectionWaitSeconds: String?

    /// What was given, by setting.
    var values: [String: String] {
        let all: [String: String?] = [
            "config": config, "core": core, "store-dir": storeFolder, "demo-families": demoFamilies, "host": host,
            "port": port, "base-path": basePath, "base-url": baseURL, "trust-forwarded": trustForwarded,
            "data-dir": dataFolder, "secret": secret, "currency": currency, "profile-level": profileLevel,
            "access": access, "log-level": logLevel,
            "log-format": logFormat, "max-body-bytes": maximumBodyBytes, "max-url-bytes": maximumURLBytes,
            "max-header-bytes": maximumHeaderBytes, "request-seconds": requestSeconds,
            "max-requests": maximumRequests, "idle-seconds": idleSeconds, "page-size": pageSize,
            "max-page-size": maximumPageSize, "page-link-minutes": pageLinkMinutes, "pool-size": poolSize,
            "read-connections": readConnections, "statement-seconds": statementSeconds,
            "connection-wait-seconds": connectionWaitSeconds,
        ]
        return all.compactMapValues(\.self)
    }

    /// The settings of the command line, the environment and the file together.
    func sources(environment: [String: String]) throws -> SettingSources {
        let values = values
        let without = SettingSources(commandLine: values, environment: environment)
        let file = try without.value(of: "config").map { try SettingsFile(path: $0.text) }
        return SettingSources(commandLine: values, environment: environment, file: file)
    }
}
