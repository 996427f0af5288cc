import Dispatch
import Synchronization

/// Carries the cancellation of a task to the statement that its unit of work runs just now.
final class UnitCancellation: Sendable {
    private struct State {
        var isCancelled = false
        var canceller: PostgresCanceller?
    }

    private let state = Mutex(State())
    private let requests = DispatchGroup()

    var isCancelled: Bool { state.withLock(\.isCancelled) }

    /// From now on cancelling reaches the connection of `canceller`.
    func attach(_ canceller: PostgresCanceller?) {
        state.withLock { $0.canceller = canceller }
    }

    /// The unit has ended; nothing may reach its connection any more.
    ///
    /// - Returns: whether a request to cancel was sent to the server, which may not have met any statement yet.
    func detach() -> Bool {
        let isCancelled = state.withLock { state in
            state.canceller = nil
            return state.isCancelled
        }
        requests.wait()
        return isCancelled
    }

    func cancel() {
        let canceller: PostgresCanceller? = state.withLock { state in
            state.isCancelled = true
            if state.canceller != nil { requests.enter() }
            return state.canceller
        }
        guard let canceller else { return }
        DispatchQueue.global().async { [requests] in
            canceller.cancel()
            requests.leave()
        }
    }
}
