import SQLInterface
import Synchronization

/// Totals of searches, good for a short while, so that paging through a large table does not count it for each page.
///
/// Requests that want the same total at once share one count.
final class CountCache: Sendable {
    private struct Entry {
        let total: Int
        let time: ContinuousClock.Instant
    }

    private struct State {
        var entries: [RenderedSQL: Entry] = [:]
        var counting: [RenderedSQL: Task<Int, any Error>] = [:]
        /// Counts begun before a write are not kept after it.
        var generation = 0
    }

    private let state = Mutex(State())
    private let lifetime: Duration
    private let capacity: Int

    init(lifetime: Duration, capacity: Int) {
        self.lifetime = lifetime
        self.capacity = capacity
    }

    func total(
        _ statement: RenderedSQL, counting count: @escaping @Sendable () async throws -> Int
    ) async throws -> Int {
        enum Found {
            case total(Int)
            case task(Task<Int, any Error>)
        }
        let found = state.withLock { state -> Found in
            if let entry = state.entries[statement], ContinuousClock.now - entry.time < lifetime {
                return .total(entry.total)
            }
            if let task = state.counting[statement] { return .task(task) }
            let generation = state.generation
            // Shared by all who wait, so it must not end with the request that began it.
            let task = Task { try await self.run(statement, count, generation) }
            state.counting[statement] = task
            return .task(task)
        }
        switch found {
        case .total(let total): return total
        case .task(let task): return try await task.value
        }
    }

    private func run(
        _ statement: RenderedSQL, _ count: @Sendable () async throws -> Int, _ generation: Int
    ) async throws -> Int {
        let began = ContinuousClock.now
        let result: Result<Int, any Error>
        do {
            result = .success(try await count())
        } catch {
            result = .failure(error)
        }
        state.withLock { state in
            guard state.generation == generation else { return }
            state.counting[statement] = nil
            guard case .success(let total) = result else { return }
            if state.entries.count >= capacity { state.entries.removeAll(keepingCapacity: true) }
            state.entries[statement] = Entry(total: total, time: began)
        }
        return try result.get()
    }

    /// Forgets everything, after a write.
    func clear() {
        state.withLock { state in
            state.entries.removeAll(keepingCapacity: true)
            state.counting.removeAll(keepingCapacity: true)
            state.generation += 1
        }
    }
}
