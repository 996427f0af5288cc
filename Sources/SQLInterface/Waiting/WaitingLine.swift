package import Dispatch
import Synchronization

/// Lets a number of holders in at a time; others wait in order, neither endlessly nor without bound.
///
/// All waits are equally long, so the first in line is always the first whose time is up, and one timer serves all.
package final class WaitingLine: Sendable {
    private struct Waiter {
        let id: UInt64
        let deadline: DispatchTime
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var waiters: [Waiter] = []
        var nextID: UInt64 = 0
        var isTimerSet = false
        var isClosed = false
    }

    private let state: Mutex<State>
    private let patience: DispatchTimeInterval
    private let lengthLimit: Int

    /// A line in front of `capacity` places.
    ///
    /// - Parameters:
    ///   - capacity: how many may hold a place at once.
    ///   - patience: how long one waits before it is turned away with `poolExhausted`.
    ///   - lengthLimit: how many may wait; the next is turned away at once.
    package init(capacity: Int, patience: DispatchTimeInterval, lengthLimit: Int) {
        state = Mutex(State(free: capacity))
        self.patience = patience
        self.lengthLimit = lengthLimit
    }

    /// Waits for a place; each place taken is given back by one `leave()`.
    ///
    /// - Throws: `SQLError` of kind `poolExhausted`, `cancelled` when the task is cancelled meanwhile, or
    ///   `unavailable` once the line is closed.
    package func enter() async throws {
        let id: UInt64? = try state.withLock { state in
            if state.isClosed { throw SQLError(.unavailable) }
            if state.free > 0 {
                state.free -= 1
                return nil
            }
            state.nextID += 1
            return state.nextID
        }
        guard let id else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait(id: id, continuation)
            }
        } onCancel: {
            turnAway(id: id)
        }
    }

    /// Gives a place back, to the first in line if there is one.
    package func leave() {
        let next: Waiter? = state.withLock { state in
            guard !state.waiters.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.continuation.resume()
    }

    /// Turns everyone away, now and later.
    package func close() {
        let waiters = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume(throwing: SQLError(.unavailable)) }
    }

    private func wait(id: UInt64, _ continuation: CheckedContinuation<Void, any Error>) {
        enum Outcome {
            case enters
            case refused(SQLError)
            case waits(timerAt: DispatchTime?)
        }
        let outcome: Outcome = state.withLock { state in
            if state.isClosed { return .refused(SQLError(.unavailable)) }
            if Task.isCancelled { return .refused(SQLError(.cancelled)) }
            if state.free > 0 {
                state.free -= 1
                return .enters
            }
            if state.waiters.count >= lengthLimit { return .refused(SQLError(.poolExhausted)) }
            let deadline = DispatchTime.now() + patience
            state.waiters.append(Waiter(id: id, deadline: deadline, continuation: continuation))
            if state.isTimerSet { return .waits(timerAt: nil) }
            state.isTimerSet = true
            return .waits(timerAt: deadline)
        }
        switch outcome {
        case .enters: continuation.resume()
        case .refused(let error): continuation.resume(throwing: error)
        case .waits(let deadline): if let deadline { setTimer(at: deadline) }
        }
    }

    private func turnAway(id: UInt64) {
        let waiter: Waiter? = state.withLock { state in
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(throwing: SQLError(.cancelled))
    }

    private func setTimer(at deadline: DispatchTime) {
        DispatchQueue.global().asyncAfter(deadline: deadline) { [weak self] in self?.expire() }
    }

    private func expire() {
        let now = DispatchTime.now()
        let (expired, next): ([Waiter], DispatchTime?) = state.withLock { state in
            let count = state.waiters.prefix { $0.deadline <= now }.count
            let expired = Array(state.waiters[..<count])
            state.waiters.removeFirst(count)
            state.isTimerSet = !state.waiters.isEmpty
            return (expired, state.waiters.first?.deadline)
        }
        for waiter in expired { waiter.continuation.resume(throwing: SQLError(.poolExhausted)) }
        if let next { setTimer(at: next) }
    }
}
