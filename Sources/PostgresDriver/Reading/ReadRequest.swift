import SQLInterface
import Synchronization

/// A single read on its way: answered exactly once, by the reading thread or by the cancellation of its task.
final class ReadRequest: Sendable {
    private struct State {
        var continuation: UnsafeContinuation<PostgresResult, any Error>?
        var isCancelled = false
        var attempts = 0
        var copies = 0
        var isSubmitted = false
        var isSettled = false
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

    /// On how many connections it is under way just now.
    var copies: Int { state.withLock(\.copies) }

    func sent() {
        state.withLock { state in
            state.attempts += 1
            state.copies += 1
        }
    }

    func returned() {
        state.withLock { $0.copies -= 1 }
    }

    /// The inbox has taken the request and counts it as under way.
    func submitted() {
        state.withLock { $0.isSubmitted = true }
    }

    /// Whether it was answered, refused or cancelled; what comes after that is dropped.
    var isSettled: Bool { state.withLock(\.isSettled) }

    /// Notes that the request is no longer under way.
    ///
    /// - Returns: whether it was until now.
    func settle() -> Bool {
        state.withLock { state in
            guard state.isSubmitted, !state.isSettled else { return false }
            state.isSettled = true
            return true
        }
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
