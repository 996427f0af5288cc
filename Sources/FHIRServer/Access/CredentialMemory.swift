import FHIRService
import Synchronization

/// Accounts that were let in a moment ago, by the SHA-256 of their credentials.
///
/// A password check is slow on purpose; a client sends its header with each request. A right that is taken away, or a
/// changed password, takes effect within ``life``.
final class CredentialMemory: Sendable {
    /// How long an account is taken on trust.
    static let life: Duration = .seconds(30)
    private static let capacity = 4096

    private struct Entry: Sendable {
        var principal: Principal
        var end: ContinuousClock.Instant
    }

    private let entries = Mutex<[[UInt8]: Entry]>([:])

    func principal(for key: [UInt8], at time: ContinuousClock.Instant = .now) -> Principal? {
        entries.withLock { entries in
            guard let entry = entries[key] else { return nil }
            if entry.end > time { return entry.principal }
            entries[key] = nil
            return nil
        }
    }

    func remember(_ principal: Principal, for key: [UInt8], at time: ContinuousClock.Instant = .now) {
        entries.withLock { entries in
            if entries.count >= Self.capacity {
                entries = entries.filter { $0.value.end > time }
                if entries.count >= Self.capacity { entries.removeAll() }
            }
            entries[key] = Entry(principal: principal, end: time + Self.life)
        }
    }
}
