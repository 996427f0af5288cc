import Dispatch
import SQLInterface
import Synchronization

/// The connections for units of work.
///
/// The one that was used last is lent next, so that few stay busy under low load.
final class PostgresPool: Sendable {
    private let opener: ConnectionOpener
    private let line: WaitingLine
    private let state = Mutex(State())

    private struct State {
        var idle: [PostgresConnection] = []
        var made = 0
        var isClosed = false
    }

    init(_ opener: ConnectionOpener) {
        self.opener = opener
        let options = opener.options
        line = WaitingLine(
            capacity: options.poolSize, patience: .milliseconds(Int(options.connectionWait * 1000)),
            lengthLimit: options.waitingLimit)
    }

    func run<Result: Sendable>(
        begin: String?, _ body: @escaping @Sendable (any SQLSession) throws -> Result
    ) async throws -> Result {
        try await line.enter()
        defer { line.leave() }
        let connection = try take()
        defer { giveBack(connection) }
        let cancellation = UnitCancellation()
        return try await withTaskCancellationHandler {
            try await connection.run(begin: begin, cancellation, body)
        } onCancel: {
            cancellation.cancel()
        }
    }

    func close() async {
        line.close()
        let idle = state.withLock { state in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for connection in idle { await connection.close() }
    }

    private func take() throws -> PostgresConnection {
        let (idle, number): (PostgresConnection?, Int) = try state.withLock { state in
            if state.isClosed { throw SQLError(.unavailable) }
            if let connection = state.idle.popLast() { return (connection, 0) }
            state.made += 1
            return (nil, state.made)
        }
        return idle ?? PostgresConnection(opener, name: "postgres-\(number)")
    }

    private func giveBack(_ connection: PostgresConnection) {
        state.withLock { state in
            // A connection that comes back late is closed with its last reference.
            if !state.isClosed { state.idle.append(connection) }
        }
    }
}
