import FHIRModel
import FHIRService
import ServiceLifecycle
import Synchronization

/// Cancels work whose time is up, with one sweep for all requests instead of a timer for each.
package final class DeadlineWatch: Service {
    private struct Work: @unchecked Sendable {
        var deadline: ContinuousClock.Instant
        /// Valid while the work is registered: it leaves the list before its task ends, and both happen under the lock.
        var task: UnsafeCurrentTask
    }

    private struct State {
        var works: [UInt64: Work] = [:]
        var lastKey: UInt64 = 0
    }

    private let state = Mutex(State())
    private let interval: Duration

    package init(interval: Duration = .milliseconds(100)) { self.interval = interval }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.interval)
                self.sweep(at: .now)
            }
        }
    }

    /// Cancels what should have ended by now.
    package func sweep(at time: ContinuousClock.Instant) {
        state.withLock { state in
            for (key, work) in state.works where work.deadline <= time {
                work.task.cancel()
                state.works[key] = nil
            }
        }
    }

    /// Runs `body` in a task of its own that is cancelled at `deadline`.
    ///
    /// Throws a ``ServiceError`` of kind `timeout` when the work ended because of that.
    package func run<Result: Sendable>(
        until deadline: ContinuousClock.Instant, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask {
                let key = withUnsafeCurrentTask { task in task.map { self.register($0, deadline) } }
                defer { if let key { self.remove(key) } }
                return try await body()
            }
            do {
                guard let result = try await group.next() else { throw CancellationError() }
                return result
            } catch {
                if ContinuousClock.now >= deadline {
                    throw ServiceError(.timeout, "The request took longer than this server lets one take.")
                }
                throw error
            }
        }
    }

    private func register(_ task: UnsafeCurrentTask, _ deadline: ContinuousClock.Instant) -> UInt64 {
        let work = Work(deadline: deadline, task: task)
        return state.withLock { state in
            state.lastKey &+= 1
            state.works[state.lastKey] = work
            return state.lastKey
        }
    }

    private func remove(_ key: UInt64) {
        state.withLock { state in _ = state.works.removeValue(forKey: key) }
    }
}
