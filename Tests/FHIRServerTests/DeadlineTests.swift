import FHIRModel
import FHIRServer
import FHIRService
import Testing

@Suite struct DeadlineTests {
    @Test func workThatIsLateIsCancelledAndToldAsTimeout() async throws {
        let watch = DeadlineWatch()
        let deadline = ContinuousClock.now - .seconds(1)
        let error = await #expect(throws: ServiceError.self) {
            try await watch.run(until: deadline) {
                #expect(!Task.isCancelled)
                watch.sweep(at: .now)
                try Task.checkCancellation()
            }
        }
        #expect(error?.kind == .timeout)
    }

    @Test func workInTimeGoesOn() async throws {
        let watch = DeadlineWatch()
        let result = try await watch.run(until: .now + .seconds(60)) {
            watch.sweep(at: .now)
            try Task.checkCancellation()
            return 7
        }
        #expect(result == 7)
    }

    @Test func refusalsInTimeStayWhatTheyAre() async throws {
        let error = await #expect(throws: ServiceError.self) {
            try await DeadlineWatch().run(until: .now + .seconds(60)) { throw ServiceError(.gone, "gone") }
        }
        #expect(error?.kind == .gone)
    }
}

@Suite struct HTTPDateTests {
    @Test(
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
        ] as [(Int64, String)])
    func goesBothWays(_ seconds: Int64, _ text: String) {
        #expect(Instant(microseconds: seconds * 1_000_000 + 5).httpDate == text)
        #expect(Instant(httpDate: text)?.seconds == seconds)
    }

    @Test(arguments: ["", "yesterday", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT"])
    func otherTextIsNoDate(_ text: String) {
        #expect(Instant(httpDate: text) == nil)
    }
}
