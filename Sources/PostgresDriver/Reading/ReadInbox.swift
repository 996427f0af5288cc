import CLinux
import Glibc
import SQLInterface
import Synchronization

/// What other threads tell the reading thread, with an event descriptor that wakes it when it sleeps.
final class ReadInbox: Sendable {
    enum Message: Sendable {
        case request(ReadRequest)
        case cancelled(ReadRequest)
        case opened(slot: Int, Result<PostgresLink, SQLError>)
        /// The request to cancel what the slot ran has reached the server.
        case cancelSent(slot: Int)
        case close(CheckedContinuation<Void, Never>?)
    }

    private struct State {
        var messages: [Message] = []
        var isReaderAsleep = false
        var waiting = 0
        var isClosed = false
    }

    let descriptor: Int32
    private let state = Mutex(State())
    private let waitingLimit: Int

    init(waitingLimit: Int) {
        self.waitingLimit = waitingLimit
        descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        precondition(descriptor >= 0, "the system gives no more descriptors")
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Hands a request over unless too many are under way.
    func submit(_ request: ReadRequest) throws {
        let wakes = try state.withLock { state in
            if state.isClosed { throw SQLError(.unavailable) }
            guard state.waiting < waitingLimit else { throw SQLError(.poolExhausted) }
            state.waiting += 1
            request.submitted()
            return ReadInbox.add(.request(request), to: &state)
        }
        if wakes { wake() }
    }

    func post(_ message: Message) {
        let wakes = state.withLock { state in
            if case .close = message { state.isClosed = true }
            return ReadInbox.add(message, to: &state)
        }
        if wakes { wake() }
    }

    /// All messages so far; the reader must not sleep if there are any.
    func take(answered: Int) -> [Message] {
        state.withLock { state in
            state.waiting -= answered
            state.isReaderAsleep = state.messages.isEmpty
            guard !state.messages.isEmpty else { return [] }
            defer { state.messages = [] }
            return state.messages
        }
    }

    /// The reader is up again and looks at the messages before it sleeps.
    func awoke() {
        state.withLock { $0.isReaderAsleep = false }
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }

    private static func add(_ message: Message, to state: inout State) -> Bool {
        state.messages.append(message)
        defer { state.isReaderAsleep = false }
        return state.isReaderAsleep
    }

    private func wake() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }
}
