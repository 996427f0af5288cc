import ArgumentParser
import OpenIMISStore
import SQLInterface
import SQLiteDriver
import TestSupport
import Testing

@testable import GatewayCommand

/// The commands that make and examine a store, run as a person would.
@Suite struct StoreCommandTests {
    private static func run(_ arguments: [String]) async throws {
        guard var command = try GatewayCommand.parseAsRoot(arguments) as? any AsyncParsableCommand else {
            Issue.record("\(arguments) is no command that runs")
            return
        }
        try await command.run()
    }

    @Test(arguments: [
        ["demo"], ["demo", "--core", "mysql://x"], ["demo", "--core", "sqlite:x", "--families", "0"],
        ["demo", "--core", "sqlite:x", "--day", "2026-02-30"],
        ["doctor", "--create-indexes", "--drop-indexes"],
    ])
    func refusesWhatMakesNoSense(_ arguments: [String]) {
        #expect(throws: (any Error).self) { try GatewayCommand.parseAsRoot(arguments) }
    }

    @Test func makesAStoreAndExaminesIt() async throws {
        let folder = try TemporaryFolder()
        let core = "sqlite:\(folder.path("scheme.sqlite"))"
        try await Self.run(["demo", "--core", core, "--families", "20", "--day", "2026-06-30"])
        try await Self.run(["doctor", "--core", core])
        try await Self.run(["doctor", "--core", core, "--drop-indexes"])
        let database = try SQLiteDatabase(path: folder.path("scheme.sqlite"))
        #expect(try await GatewayIndexes.inventory(of: database).present.isEmpty)
        try await Self.run(["doctor", "--core", core, "--create-indexes"])
        #expect(try await GatewayIndexes.inventory(of: database).missing.isEmpty)
        await database.close()
        // Nothing is ever written over what is there.
        await #expect(throws: CommandFailure.self) { try await Self.run(["demo", "--core", core, "--families", "1"]) }
    }

    @Test func aStoreThatIsNoneOfOpenIMISIsAFailure() async throws {
        let folder = try TemporaryFolder()
        let core = "sqlite:\(folder.path("other.sqlite"))"
        await #expect(throws: CommandFailure.self) { try await Self.run(["doctor", "--core", core]) }
        let database = try SQLiteDatabase(path: folder.path("other.sqlite"))
        try await database.transaction { try $0.executeScript("CREATE TABLE something (id integer)") }
        await database.close()
        await #expect(throws: ExitCode.self) { try await Self.run(["doctor", "--core", core]) }
    }
}
