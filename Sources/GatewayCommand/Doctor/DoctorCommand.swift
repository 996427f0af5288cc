import ArgumentParser
import Foundation
import OpenIMISStore
import SQLInterface

/// The command `fhir-gateway doctor`.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check a store, the settings and the database rights, and say what is wrong.",
        discussion: """
            The settings of 'serve' are read from the environment and from --config, and checked with it. Exit status 1 \
            when something keeps the gateway from working; what only makes it slow is a warning.
            """)

    @OptionGroup var options: ServeOptions

    @Flag(help: "Make the indexes that are missing; in PostgreSQL concurrently, so that writers go on.")
    var createIndexes = false

    @Flag(help: "Drop the gateway's indexes (their names begin with fhir_gateway_).")
    var dropIndexes = false

    func validate() throws {
        if createIndexes, dropIndexes { throw ValidationError("Give --create-indexes or --drop-indexes, not both.") }
    }

    func run() async throws {
        let settings: ServeSettings
        do {
            settings = try ServeSettings(options.sources(environment: ProcessInfo.processInfo.environment))
        } catch let error as SettingsError {
            throw ValidationError(error.description)
        }
        let location = settings.core ?? .sqlite(path: OpenedStore.demonstrationPath(in: settings.storeFolder))
        print("\(StoreCheckup.Verdict.good.rawValue): the settings are well-formed")
        print("\(StoreCheckup.Verdict.good.rawValue): store is \(location.summary)")
        let isWell: Bool
        do {
            let database = try location.open(makesFile: false)
            isWell = try await examine(database)
            await database.close()
        } catch {
            throw CommandFailure(StoreFailure.text(error))
        }
        if !isWell { throw ExitCode(1) }
    }

    private func examine(_ database: some SQLDatabase) async throws -> Bool {
        if createIndexes { try await GatewayIndexes.create(in: database) { print("making \($0)") } }
        if dropIndexes { try await GatewayIndexes.drop(in: database) { print("dropping \($0)") } }
        let findings = try await StoreCheckup(database).findings()
        for finding in findings { print("\(finding.verdict.rawValue): \(finding.text)") }
        return !findings.contains { $0.verdict == .bad }
    }
}
