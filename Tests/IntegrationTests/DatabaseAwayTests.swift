import FHIRModel
import Foundation
import TestSupport
import Testing

/// A PostgreSQL server that stops, comes back, or does not answer.
@Suite(.serialized) struct DatabaseAwayTests {
    @Test func aDatabaseThatGoesAwayIsToldAndComesBack() async throws {
        guard let cluster = try Self.cluster() else { return }
        let server = try await ServerProcess(["--core", cluster.uri, "--connection-wait-seconds", "2"])
        let probe = HTTPProbe(base: server.base)
        let first = try await probe.send("GET", "/Patient?_count=1")
        #expect(first.status == 200)
        try cluster.stop()
        for (method, path) in [
            ("GET", "/Patient?_count=1"), ("GET", "/Coverage?_count=1"),
            ("GET", "/Patient/00000000-0000-4000-8000-000000000000"),
        ] {
            let answer = try await probe.send(method, path)
            #expect(answer.status == 503 || answer.status == 504, "\(path): \(answer.status)")
            #expect(try answer.json.resourceType == "OperationOutcome")
            if answer.status == 503 { #expect(answer.headers["retry-after"] != nil) }
        }
        try cluster.start()
        var status = 0
        for _ in 0..<100 where status != 200 {
            try await Task.sleep(for: .milliseconds(100))
            status = try await probe.send("GET", "/Patient?_count=1").status
        }
        #expect(status == 200)
        #expect(server.stop() == 0)
    }

    @Test func aRequestThatWaitsTooLongIsGivenUp() async throws {
        guard let cluster = try Self.cluster() else { return }
        let server = try await ServerProcess(["--core", cluster.uri, "--request-seconds", "1"])
        let probe = HTTPProbe(base: server.base)
        #expect(try await probe.send("GET", "/Patient?_count=1").status == 200)
        let lock = Process()
        lock.executableURL = URL(filePath: "/usr/bin/env")
        lock.arguments = [
            "psql", "-q", "-d", cluster.uri, "-c",
            "BEGIN; LOCK TABLE \"tblInsuree\" IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(5)",
        ]
        lock.standardOutput = FileHandle.nullDevice
        lock.standardError = FileHandle.nullDevice
        try lock.run()
        var status = 200
        for _ in 0..<50 where status == 200 {
            try await Task.sleep(for: .milliseconds(100))
            status = try await probe.send("GET", "/Patient?_count=1&family=a").status
        }
        #expect(status == 504 || status == 503)
        lock.waitUntilExit()
        for _ in 0..<100 where status != 200 {
            try await Task.sleep(for: .milliseconds(100))
            status = try await probe.send("GET", "/Patient?_count=1").status
        }
        #expect(status == 200)
        #expect(server.stop() == 0)
    }

    /// A cluster with a small scheme in it.
    private static func cluster() throws -> TestCluster? {
        guard let cluster = try TestCluster() else {
            print("skipped: no PostgreSQL server is installed for the tests of one that goes away")
            return nil
        }
        let demo = Process()
        demo.executableURL = ServerProcess.executable
        demo.arguments = ["demo", "--families", "5", "--core", cluster.uri]
        demo.standardOutput = FileHandle.nullDevice
        demo.standardError = FileHandle.nullDevice
        try demo.run()
        demo.waitUntilExit()
        #expect(demo.terminationStatus == 0)
        return cluster
    }
}
