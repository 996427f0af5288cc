import Foundation
import Synchronization
import Testing

/// The real executable, serving on a free port of this machine.
final class ServerProcess: Sendable {
    struct StartFailure: Error {
        let output: String
    }

    /// The public base of the FHIR API, such as `http://127.0.0.1:40001/fhir`.
    let base: String
    private let process: Process
    private let output: Output

    /// Starts `serve` with these options and waits until it takes requests.
    init(_ options: [String], environment: [String: String] = [:], executable: URL = executable) async throws {
        process = Process()
        process.executableURL = executable
        process.arguments = ["serve", "--port", "0"] + options
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("FHIR_GATEWAY_") }
            .merging(environment) { _, new in new }
        output = Output()
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let output = output
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty { handle.readabilityHandler = nil }
            output.append(String(decoding: data, as: UTF8.self))
        }
        try process.run()
        var found: String?
        // Making a demonstration store in a debug build takes a while.
        for _ in 0..<1200 where found == nil && process.isRunning {
            try await Task.sleep(for: .milliseconds(100))
            found = output.text.firstMatch(of: /serves (http:\S+)/).map { String($0.1) }
        }
        guard let found else {
            if process.isRunning { process.terminate() }
            throw StartFailure(output: output.text)
        }
        base = found
    }

    deinit {
        if process.isRunning { process.terminate() }
    }

    /// What the server printed so far.
    var log: String { output.text }

    /// Asks it to end; gives its exit status.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }

    /// The executable that the package builds, beside the tests.
    static var executable: URL {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = folder.appending(path: "fhir-gateway")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return packageRoot.appending(path: ".build/debug/fhir-gateway")
    }

    static var packageRoot: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    private final class Output: Sendable {
        private let collected = Mutex("")

        var text: String { collected.withLock { $0 } }

        func append(_ more: String) { collected.withLock { $0 += more } }
    }
}
