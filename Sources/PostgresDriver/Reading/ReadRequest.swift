import SQLInterface
import Synchronization

/// A single read on its way: answered exactly once, by the reading thread or by the cancellation of its task.
final class ReadRequest: Sendable {
    private struct State {
        var continuation: UnsafeContinuation<PostgresResult, any Error>?
        var isCancelled = false
        var attempts = 0
    }

    let sql: RenderedSQL
    let parameters: PostgresParameters
    /// Until then the request may wait for a connection.
    let patience: MonotonicTime
    private let state = Mutex(State())

    init(_ sql: RenderedSQL, patience: MonotonicTime) throws {
        self.sql = sql
        self.patience = patience
        parameters = try PostgresParameters(sql.values)
    }

    var isCancelled: Bool { state.withLock(\.isCancelled) }

    /// How often it was sent; reads change nothing, so they may be sent again when a connection is lost.
    var attempts: Int { state.withLock(\.attempts) }

    func countAttempt() {
        state.withLock { $0.attempts += 1 }
    }

    /// - Returns: `false` if the task was cancelled already; `continuation` has then been resumed.
    func begin(_ continuation: UnsafeContinuation<PostgresResult, any Error>) -> Bool {
        let isCancelled = state.withLock { state in
            if !state.isCancelled { state.continuation = continuation }
            return state.isCancelled
        }
        if isCancelled { continuation.resume(throwing: SQLError(.cancelled)) }
        return !isCancelled
    }

    func cancel() {
        let continuation = state.withLock { state in
            state.isCancelled = true
            return ReadRequest.take(&state)
        }
        continuation?.resume(throwing: SQLError(.cancelled))
    }

    func succeed(_ result: PostgresResult) {
        state.withLock { ReadRequest.take(&$0) }?.resume(returning: result)
    }

    func fail(_ error: SQLError) {
        state.withLock { ReadRequest.take(&$0) }?.resume(throwing: error)
    }

    private static func take(_ state: inout State) -> UnsafeContinuation<PostgresResult, any Error>? {
        defer { state.continuation = nil }
        return state.continuation
    }
}
