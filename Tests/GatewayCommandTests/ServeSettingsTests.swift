import FHIRServer
import FHIRService
import Testing

@testable import GatewayCommand

@Suite struct ServeSettingsTests {
    private func settings(
        _ commandLine: [String: String] = [:], environment: [String: String] = [:], file: String? = nil
    ) throws -> ServeSettings {
        try ServeSettings(
            SettingSources(
                commandLine: commandLine, environment: environment,
                file: file.map { try SettingsFile(text: $0, path: "gateway.yaml") }))
    }

    @Test func withoutAnySettingItIsAnOpenDemonstrationOnLoopback() throws {
        let settings = try settings()
        #expect(settings.core == nil)
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8080)
        #expect(settings.access == .open)
    }

    @Test func theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws {
        let settings = try settings(
            ["port": "1"], environment: ["FHIR_GATEWAY_PORT": "2", "FHIR_GATEWAY_HOST": "::1"],
            file: "port: 3\nhost: localhost\npage-size: 7\n")
        #expect(settings.port == 1)
        #expect(settings.host == "::1")
        #expect(settings.limits.search.defaultCount == 7)
    }

    @Test(arguments: [
        (["core": "sqlite:x.db"], ServeSettings.Access.accounts), (["host": "0.0.0.0"], .accounts),
        (["host": "192.168.1.5"], .accounts), (["host": "localhost"], .open), (["access": "accounts"], .accounts),
    ])
    func onlyTheDemonstrationOnLoopbackIsOpen(
        _ commandLine: [String: String], _ access: ServeSettings.Access
    ) throws {
        #expect(try settings(commandLine).access == access)
    }

    @Test(arguments: [["core": "postgresql://h/d"], ["host": "0.0.0.0"], ["core": "sqlite:x", "host": "127.0.0.1"]])
    func anythingElseRefusesToBeOpen(_ commandLine: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) {
            try settings(commandLine.merging(["access": "open"]) { first, _ in first })
        }
        #expect(error?.description.contains("--access open") == true)
    }

    @Test(arguments: [
        ("port", "70000"), ("port", "x"), ("core", "mysql://x"), ("core", "sqlite:"), ("base-url", "ftp://x"),
        ("base-url", "https://x?y"), ("secret", "short"), ("currency", "euro"), ("access", "maybe"),
        ("log-level", "loud"), ("trust-forwarded", "perhaps"), ("base-path", "fhir"), ("max-body-bytes", "1"),
        ("page-size", "2000"), ("request-seconds", "-1"),
    ])
    func namesTheSettingThatIsWrong(_ name: String, _ value: String) throws {
        let commandLine = #expect(throws: SettingsError.self) { try settings([name: value]) }
        #expect(commandLine?.description.contains(name) == true)
        let variable = SettingName(name).variable
        let environment = #expect(throws: SettingsError.self) { try settings(environment: [variable: value]) }
        #expect(environment?.description.contains(name == "page-size" ? name : variable) == true)
        let file = #expect(throws: SettingsError.self) { try settings(file: "# one\n\(name): \"\(value)\"\n") }
        #expect(file?.description.contains(name == "page-size" ? name : "gateway.yaml, line 2") == true)
        if name == "secret" { #expect(commandLine?.description.contains(value) == false) }
    }

    @Test func tellsEveryFaultAtOnce() throws {
        let error = #expect(throws: SettingsError.self) {
            try settings(["port": "x"], environment: ["FHIR_GATEWAY_PROT": "1"], file: "hots: a\nidle-seconds: soon\n")
        }
        #expect(error?.faults.count == 4)
    }

    @Test(arguments: ["- a\n- b\n", "port: [1, 2]\n", "port: {a: 1}\n", "a: b: c\n"])
    func refusesFilesThatAreNoFlatMapping(_ text: String) {
        #expect(throws: SettingsError.self) { try SettingsFile(text: text, path: "gateway.yaml") }
    }

    @Test func anEmptyFileSetsNothing() throws {
        #expect(try settings(file: "# nothing\n").port == 8080)
    }

    @Test(arguments: [
        ("postgresql://imis:secret@db.example:5433/openimis?sslmode=require", "PostgreSQL db.example:5433/openimis"),
        ("postgresql:///openimis?host=/run", "PostgreSQL /openimis"), ("sqlite:a/b.db", "embedded SQLite store a/b.db"),
    ])
    func showsStoresWithoutPasswords(_ text: String, _ summary: String) throws {
        #expect(CoreLocation(text)?.summary == summary)
    }
}
