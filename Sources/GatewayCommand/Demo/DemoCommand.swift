import ArgumentParser
import Foundation
import OpenIMISDemo
import OpenIMISStore
import SQLInterface

/// The command `fhir-gateway demo`.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Write a made-up openIMIS scheme of any size into an empty store.",
        discussion: """
            Regions to villages, facilities with price lists, products, families, policies, contributions and claims in \
            every status. The same number of families, seed and day give the same rows. An SQLite file is made; an empty \
            PostgreSQL database gets openIMIS's tables first. A store that holds people or accounts is left alone.
            """)

    @Option(help: "Where to: sqlite:PATH or postgresql://…")
    var core: String

    @Option(help: "How many families, of three to four people on average.")
    var families = 5000

    @Option(help: "Another number gives another scheme.")
    var seed: UInt64 = 1

    @Option(help: "The day the scheme is seen on, YYYY-MM-DD (default: today).")
    var day: String?

    func validate() throws {
        guard (1...10_000_000).contains(families) else { throw ValidationError("--families must be 1 to 10000000.") }
        guard CoreLocation(core) != nil else {
            throw ValidationError("--core must be sqlite:PATH or postgresql://…, not '\(core)'.")
        }
        if let day, SQLDate(text: day) == nil { throw ValidationError("--day must be a day such as 2026-06-30.") }
    }

    func run() async throws {
        guard let location = CoreLocation(core) else { return }
        let database: any SQLDatabase
        do {
            database = try location.open(makesFile: true)
            try await write(to: database)
        } catch {
            throw CommandFailure(StoreFailure.text(error))
        }
        await database.close()
    }

    private func write(to database: some SQLDatabase) async throws {
        if try await UsersTable.detect(in: database) == nil { try await OpenIMISSchema.migrate(database) }
        let demonstration = Demonstration(families: families, seed: seed, today: day.flatMap { SQLDate(text: $0) })
        var bar = ProgressBar(unit: "rows")
        var last = Demonstration.Progress()
        let start = ContinuousClock.now
        try await demonstration.write(to: database) { progress in
            last = progress
            bar.show(progress.families, of: progress.familiesInAll, count: progress.rows)
        }
        bar.finish()
        let seconds = start.duration(to: .now) / .seconds(1)
        print(
            """
            \(last.families) families, \(last.insurees) people, \(last.rows) rows in \(bar.rounded(seconds)) s \
            (\(Int(Double(last.rows) / max(seconds, 0.001))) rows/s).
            Login: \(Demonstration.login) / \(Demonstration.password) (all rights), hospital01 / \
            \(Demonstration.password) (a hospital's).
            """)
    }
}
