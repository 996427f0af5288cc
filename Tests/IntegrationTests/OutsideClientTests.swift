import Foundation
import TestSupport
import Testing

/// Clients of other projects against the real server.
@Suite(.serialized) struct OutsideClientTests {
    @Test(arguments: ["fhirpy_flow.py", "fhirclient_flow.py"], ServedStore.allCases)
    func completesItsFlow(_ script: String, _ store: ServedStore) async throws {
        guard let python = ProcessInfo.processInfo.environment["GATEWAY_TEST_PYTHON"] else {
            print("skipped: GATEWAY_TEST_PYTHON names no Python with the outside clients for \(script)")
            return
        }
        try await store.serve { server in
            let process = Process()
            process.executableURL = URL(filePath: python)
            process.arguments = [
                ServerProcess.packageRoot.appending(path: "Tests/IntegrationTests/Clients/\(script)").path, server.base,
                ServedStore.authorization,
            ]
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(output)")
        }
    }
}
