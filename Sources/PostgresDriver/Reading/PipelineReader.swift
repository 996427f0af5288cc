import SQLInterface

/// Single reads, pipelined: all requests that wait are sent together over a few connections, by one thread.
final class PipelineReader: Sendable {
    private let inbox: ReadInbox
    private let connectionWait: Double

    init(_ opener: ConnectionOpener) {
        let inbox = ReadInbox(waitingLimit: opener.options.waitingLimit)
        self.inbox = inbox
        connectionWait = opener.options.connectionWait
        ThreadExecutor.startThread(name: "postgres-read") {
            var loop = ReadLoop(opener, inbox)
            loop.run()
        }
    }

    deinit {
        inbox.post(.close(nil))
    }

    /// The result of one statement, or its error.
    func result(of sql: RenderedSQL) async throws -> PostgresResult {
        let request = try ReadRequest(sql, patience: .now + connectionWait)
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                guard request.begin(continuation) else { return }
                do {
                    try inbox.submit(request)
                } catch {
                    request.fail(error as? SQLError ?? SQLError(.unavailable))
                }
            }
        } onCancel: { [inbox] in
            request.cancel()
            inbox.post(.cancelled(request))
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            inbox.post(.close(continuation))
        }
    }
}
