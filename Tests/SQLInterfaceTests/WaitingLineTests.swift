import Dispatch
import SQLInterface
import Testing

@Suite struct WaitingLineTests {
    @Test func turnsAwayWhoWaitsTooLong() async throws {
        let line = WaitingLine(capacity: 1, patience: .milliseconds(20), lengthLimit: 10)
        try await line.enter()
        await #expect(throws: SQLError(.poolExhausted)) { try await line.enter() }
        line.leave()
        try await line.enter()
    }

    @Test func turnsAwayAtOnceWhenTheLineIsFull() async throws {
        let line = WaitingLine(capacity: 1, patience: .seconds(60), lengthLimit: 0)
        try await line.enter()
        await #expect(throws: SQLError(.poolExhausted)) { try await line.enter() }
    }

    @Test func closingTurnsEveryoneAway() async throws {
        let line = WaitingLine(capacity: 1, patience: .seconds(60), lengthLimit: 10)
        try await line.enter()
        let waiting = Task { try await line.enter() }
        line.close()
        await #expect(throws: SQLError(.unavailable)) { try await waiting.value }
    }

    @Test func cancellingLeavesTheLine() async throws {
        let line = WaitingLine(capacity: 1, patience: .seconds(60), lengthLimit: 10)
        try await line.enter()
        let task = Task { try await line.enter() }
        task.cancel()
        await #expect(throws: SQLError(.cancelled)) { try await task.value }
        line.leave()
        try await line.enter()
    }

    @Test func letsManyThroughOneAtATime() async throws {
        let line = WaitingLine(capacity: 2, patience: .seconds(60), lengthLimit: 1000)
        let counter = Counter()
        try await withThrowingTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    try await line.enter()
                    await counter.enter()
                    await Task.yield()
                    await counter.leave()
                    line.leave()
                }
            }
            try await group.waitForAll()
        }
        #expect(await counter.most <= 2)
        #expect(await counter.total == 200)
    }

    private actor Counter {
        private var present = 0
        private(set) var most = 0
        private(set) var total = 0

        func enter() {
            present += 1
            total += 1
            most = max(most, present)
        }

        func leave() { present -= 1 }
    }
}
