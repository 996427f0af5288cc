import ArgumentParser
import FHIRServer
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// The command `serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve FHIR R4 over an openIMIS store.",
        discussion: """
            Without options a demonstration store with made-up data is served, open, on http://127.0.0.1:8080/fhir.
            Every option can be given as an environment variable too, such as FHIR_GATEWAY_PORT for --port, and in a \
            YAML file named with --config, such as 'port: 8080'. The command line wins over the environment, that over \
            the file.
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let settings: ServeSettings
        do {
            settings = try ServeSettings(options.sources(environment: ProcessInfo.processInfo.environment))
        } catch let error as SettingsError {
            throw ValidationError(error.description)
        }
        let logger = Self.logger(settings)
        let gateway: AssembledGateway
        do {
            gateway = try await AssembledGateway(settings, logger: logger) { Self.print($0) }
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            throw ExitCode(1)
        }
        let services = gateway.server.services { port in
            Self.print(ServeBanner(gateway: gateway, settings: settings, port: port).text)
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: gateway.quietLogger))
        do {
            try await group.run()
        } catch {
            FileHandle.standardError.write(Data("error: \(Self.explanation(of: error, settings))\n".utf8))
            await gateway.close()
            throw ExitCode(1)
        }
        await gateway.close()
    }

    /// What stops a server is nearly always its address.
    private static func explanation(of error: any Error, _ settings: ServeSettings) -> String {
        "the server on \(settings.host), port \(settings.port) ended: \(error)"
    }

    private static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    private static func logger(_ settings: ServeSettings) -> Logger {
        var logger = Logger(label: "fhir-gateway") { label in
            switch settings.logFormat {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLogHandler()
            }
        }
        logger.logLevel = settings.logLevel
        return logger
    }
}
