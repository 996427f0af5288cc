import Foundation
import SQLInterface

/// A PostgreSQL cluster of one test's own, which it may stop and start.
package final class TestCluster: Sendable {
    private let folder: TemporaryFolder
    private let port: Int
    private let binaries: String

    /// Makes and starts a cluster; `nil` where the PostgreSQL server's programs are not installed.
    package init?() throws {
        guard let binaries = TestCluster.findBinaries() else { return nil }
        self.binaries = binaries
        folder = try TemporaryFolder()
        port = Int.random(in: 20_000...55_000)
        try TestCluster.runAsServer("chown \(TestCluster.account) \(folder.url.path)", asRoot: true)
        try TestCluster.runAsServer(
            "\(binaries)/initdb -D \(folder.path("data")) -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync")
        try start()
    }

    deinit {
        try? stop()
    }

    /// The URI of the superuser's database, over a Unix socket.
    package var uri: String { "postgresql://postgres@/postgres?host=\(folder.url.path)&port=\(port)" }

    package func start() throws {
        let options = "-p \(port) -k \(folder.url.path) -c listen_addresses= -c fsync=off -c shared_buffers=16MB"
        try TestCluster.runAsServer(
            "\(binaries)/pg_ctl -D \(folder.path("data")) -w -l \(folder.path("log")) -o '\(options)' start")
    }

    /// Stops the server as a crash would: connections are cut.
    package func stop() throws {
        try TestCluster.runAsServer("\(binaries)/pg_ctl -D \(folder.path("data")) -m immediate stop")
    }

    private static func findBinaries() -> String? {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let folders = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return (folders + path.split(separator: ":").map(String.init)).first {
            FileManager.default.isExecutableFile(atPath: "\($0)/initdb")
        }
    }

    /// PostgreSQL refuses to run as root.
    private static var isRoot: Bool { getuid() == 0 }
    private static var account: String { isRoot ? "postgres" : NSUserName() }

    private static func runAsServer(_ command: String, asRoot: Bool = false) throws {
        let arguments =
            isRoot && !asRoot
            ? ["/bin/su", "postgres", "-s", "/bin/sh", "-c", "cd / && \(command) >/dev/null 2>&1"]
            : ["/bin/sh", "-c", "cd / && \(command) >/dev/null 2>&1"]
        // Foundation's Process would wait for the server too, which outlives the command that starts it.
        var process = pid_t()
        let texts = arguments.map { strdup($0) }
        defer { for text in texts { free(text) } }
        var status = posix_spawn(&process, arguments[0], nil, nil, texts + [nil], environ)
        if status == 0 { waitpid(process, &status, 0) }
        guard status == 0 else { throw SQLError(.unavailable, message: "failed: \(command)") }
    }
}
