import SQLInterface
import Synchronization

/// Totals of searches, good for a short while, so that paging through a large table does not count it for each page.
final class CountCache: Sendable {
    private struct Entry {
        let total: Int
        let time: ContinuousClock.Instant
    }

    private struct State {
        var entries: [RenderedSQL: Entry] = [:]
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

    func total(_ statement: RenderedSQL) -> (total: Int?, generation: Int) {
        state.withLock { state in
            guard let entry = state.entries[statement], ContinuousClock.now - entry.time < lifetime else {
                return (nil, state.generation)
            }
            return (entry.total, state.generation)
        }
    }

    func store(_ total: Int, for statement: RenderedSQL, generation: Int) {
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.entries.count >= capacity { state.entries.removeAll(keepingCapacity: true) }
            state.entries[statement] = Entry(total: total, time: .now)
        }
    }

    /// Forgets everything, after a write.
    func clear() {
        state.withLock { state in
            state.entries.removeAll(keepingCapacity: true)
            state.generation += 1
        }
    }
}
