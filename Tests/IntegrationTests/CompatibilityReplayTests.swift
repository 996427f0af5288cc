import Foundation
import TestSupport
import Testing

/// Recordings of openIMIS's Django module, replayed against the real server on the database they were made on.
@Suite struct CompatibilityReplayTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func leavesNoDifferenceToTheModuleUnexplained() async throws {
        let recordings = Self.root.appendingPathComponent("../shared/openimis-peer").standardizedFileURL
        guard FileManager.default.fileExists(atPath: recordings.path) else {
            print("skipped: there are no recordings in ../shared/openimis-peer to replay")
            return
        }
        try await ServedStore.postgresql.serve { server in
            guard let address = server.base.range(of: "/fhir").map({ String(server.base[..<$0.lowerBound]) }) else {
                Issue.record("the server's base is \(server.base)")
                return
            }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [
                "python3", Self.root.appendingPathComponent("Tests/Compatibility/replay.py").path, recordings.path,
                "--gateway", address,
            ]
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let lines = output.split(separator: "\n").filter { $0.contains("UNEXPLAINED") || $0.contains("Error") }
            #expect(process.terminationStatus == 0, "\(lines.prefix(20).joined(separator: "\n"))")
            #expect(output.contains("agree,"))
        }
    }
}
