import SQLInterface
import Synchronization

/// Opens connections, and while the server is away tries less and less often.
///
/// All connections of a store share one, so that a server that comes back is not met by all of them at once.
final class ConnectionOpener: Sendable {
    let options: PostgresOptions
    private let state = Mutex(State())

    private struct State {
        var failures = 0
        var nextAttempt = MonotonicTime.now
    }

    init(_ options: PostgresOptions) {
        self.options = options
    }

    /// Opens a connection now.
    func open(isReadOnly: Bool) throws -> PostgresLink {
        do {
            let link = try PostgresLink.open(options, isReadOnly: isReadOnly)
            state.withLock { $0.failures = 0 }
            return link
        } catch {
            state.withLock { state in
                state.failures += 1
                state.nextAttempt = .now + ConnectionOpener.pause(afterFailures: state.failures)
            }
            throw error
        }
    }

    /// When the next attempt may begin; a time that has passed if the last one succeeded.
    var nextAttempt: MonotonicTime {
        state.withLock { $0.failures == 0 ? .now : $0.nextAttempt }
    }

    /// Doubles from 50 ms to 2 s, of which a random half is taken off.
    private static func pause(afterFailures failures: Int) -> Double {
        let longest = min(2.0, 0.05 * Double(1 << min(failures - 1, 6)))
        return longest * Double.random(in: 0.5...1)
    }
}
