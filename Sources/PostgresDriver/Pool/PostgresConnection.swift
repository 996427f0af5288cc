import CLibPQ
import Glibc
import SQLInterface

/// A connection for units of work, on a thread of its own: a whole unit costs one hop.
actor PostgresConnection {
    private let executor: ThreadExecutor
    private let opener: ConnectionOpener
    private var link: PostgresLink?

    init(_ opener: ConnectionOpener, name: String) {
        self.opener = opener
        executor = ThreadExecutor(name: name)
    }

    deinit {
        executor.stop()
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Runs a unit; `begin` and a commit around it make it a transaction.
    func run<Result: Sendable>(
        begin: String?, _ cancellation: UnitCancellation, _ body: @Sendable (any SQLSession) throws -> Result
    ) throws -> Result {
        let link = try openLink(cancellation)
        cancellation.attach(link.canceller)
        let session = PostgresSession(link: link, options: opener.options, cancellation: cancellation)
        defer { settle(link, wasCancelled: cancellation.detach()) }
        guard let begin else { return try body(session) }
        try session.executeScript(begin)
        do {
            let result = try body(session)
            try session.executeScript("COMMIT")
            return result
        } catch {
            // When this fails the connection is closed below, and the server rolls back by itself.
            if link.isUsable { _ = try? session.rollBack() }
            throw error
        }
    }

    func close() {
        link = nil
    }

    /// The open connection, or a new one: tried until `connectionWait` has passed.
    private func openLink(_ cancellation: UnitCancellation) throws -> PostgresLink {
        if let link, link.isUsable, !link.isClosedByServer { return link }
        link = nil
        let deadline = MonotonicTime.now + opener.options.connectionWait
        while true {
            let pause = opener.nextAttempt
            guard pause < deadline else { throw SQLError(.unavailable, message: "the server was away a moment ago") }
            usleep(UInt32(max(0, pause.millisecondsLeft)) * 1000)
            if cancellation.isCancelled { throw SQLError(.cancelled) }
            do {
                let opened = try opener.open(isReadOnly: false)
                link = opened
                return opened
            } catch {
                guard MonotonicTime.now < deadline else { throw error }
            }
        }
    }

    /// Leaves the connection as the next unit needs it: outside a transaction, with no request to cancel under way.
    private func settle(_ link: PostgresLink, wasCancelled: Bool) {
        do {
            let deadline = MonotonicTime.now + 5
            // A late request to cancel hits this statement instead of the next unit's.
            if wasCancelled { _ = try link.result(by: deadline) { PQsendQuery(link.connection, "SELECT 1") } }
            if PQtransactionStatus(link.connection) != PQTRANS_IDLE { try link.execute("ROLLBACK", by: deadline) }
        } catch {
            self.link = nil
        }
        if !link.isUsable { self.link = nil }
    }
}
