import Foundation
import TestSupport

/// The stores that the real server is tested on.
enum ServedStore: String, CaseIterable, Sendable {
    /// The demonstration that `serve` makes for itself, with accounts asked for.
    case embedded
    /// openIMIS's own demo database.
    case postgresql

    /// The header of an account that may do everything, in both.
    static let authorization = "Basic " + Data("Admin:admin123".utf8).base64EncodedString()

    /// Runs `body` against a server on a store of its own; not at all, and said so loudly, where that cannot be had.
    func serve(
        _ options: [String] = [], _ body: (ServerProcess) async throws -> Void
    ) async throws {
        switch self {
        case .embedded:
            let folder = try TemporaryFolder()
            let server = try await ServerProcess(
                ["--store-dir", folder.path("data"), "--demo-families", "20", "--access", "accounts"] + options)
            try await body(server)
            _ = server.stop()
        case .postgresql:
            try await TestDatabases.withDemoDatabaseURI { uri in
                let server = try await ServerProcess(["--core", uri] + options)
                do {
                    try await body(server)
                } catch {
                    _ = server.stop()
                    throw error
                }
                _ = server.stop()
            }
        }
    }
}
