import Synchronization

/// Counts wrong passwords by login name and makes a name wait after several, as openIMIS does.
///
/// Each process counts for itself: several processes together allow that many times more attempts.
final class FailedLogins: Sendable {
    private struct Count: Sendable {
        var failures = 0
        /// Seconds since 1970 of the last failure.
        var last: Int64 = 0
    }

    /// openIMIS's numbers: five failures, five minutes.
    static let allowed = 5
    static let pause: Int64 = 300
    private static let capacity = 20_000

    private let counts = Mutex<[String: Count]>([:])

    /// The seconds that a name has to wait; 0 when it may try.
    func pause(for login: String, at now: Int64) -> Int64 {
        counts.withLock { counts in
            guard let count = counts[login] else { return 0 }
            let rest = count.last + Self.pause - now
            if rest <= 0 {
                counts[login] = nil
                return 0
            }
            return count.failures >= Self.allowed ? rest : 0
        }
    }

    func add(for login: String, at now: Int64) {
        counts.withLock { counts in
            if counts.count >= Self.capacity {
                counts = counts.filter { $0.value.last + Self.pause > now }
                if counts.count >= Self.capacity { counts.removeAll(keepingCapacity: true) }
            }
            counts[login, default: Count()].failures += 1
            counts[login]?.last = now
        }
    }

    func forget(_ login: String) {
        counts.withLock { $0[login] = nil }
    }
}
