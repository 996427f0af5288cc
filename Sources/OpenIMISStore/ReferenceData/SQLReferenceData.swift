package import OpenIMIS
package import SQLInterface
import Synchronization

/// The code tables and the location tree, kept in memory and read anew once they are older than a bound.
///
/// A change made elsewhere is seen after `bound` at the latest. Requests that find the copy too old share one reading
/// and wait for it; when it fails they fail, because an old copy past its bound is never shown.
package final class SQLReferenceData: ReferenceDataSource {
    private struct Copy: Sendable {
        let data: ReferenceData
        let read: ContinuousClock.Instant
    }

    private struct State: Sendable {
        var copy: Copy?
        var reading: Task<ReferenceData, any Error>?
        /// Counts invalidations, so that a reading begun before one is not kept.
        var generation = 0
    }

    private let database: any SQLDatabase
    private let bound: Duration
    private let state = Mutex(State())

    package init(database: any SQLDatabase, bound: Duration = .seconds(60)) {
        self.database = database
        self.bound = bound
    }

    package func current() async throws -> ReferenceData {
        let now = ContinuousClock.now
        let reading = state.withLock { state -> Task<ReferenceData, any Error>? in
            if let copy = state.copy, now - copy.read < bound { return nil }
            if let reading = state.reading { return reading }
            let generation = state.generation
            // Shared by every request that waits, so it must not end with the one that began it.
            let reading = Task { try await self.read(generation: generation) }
            state.reading = reading
            return reading
        }
        if let reading { return try await reading.value }
        return state.withLock { $0.copy?.data } ?? ReferenceData()
    }

    package func invalidate() {
        state.withLock { state in
            state.copy = nil
            state.reading = nil
            state.generation += 1
        }
    }

    private func read(generation: Int) async throws -> ReferenceData {
        let begun = ContinuousClock.now
        let result: Result<ReferenceData, any Error>
        do {
            result = .success(try await database.unitOfWork { try ReferenceDataReader.read($0) })
        } catch {
            result = .failure(error)
        }
        state.withLock { state in
            guard state.generation == generation else { return }
            state.reading = nil
            if case .success(let data) = result { state.copy = Copy(data: data, read: begun) }
        }
        return try result.get()
    }
}
