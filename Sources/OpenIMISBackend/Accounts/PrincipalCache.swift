import Cryptography
import FHIRService
import Synchronization

/// Logins that were checked a short while ago.
final class PrincipalCache: Sendable {
    /// Stands for credentials without holding them.
    struct Key: Hashable, Sendable {
        private let digest: [UInt8]

        init(kind: StaticString, parts: [String]) {
            var bytes = Array(kind.description.utf8)
            for part in parts {
                // The length tells where a part ends, so that no two lists of parts are alike.
                bytes += Array("\0\(part.utf8.count):".utf8)
                bytes += Array(part.utf8)
            }
            digest = Digest.sha256.hash(bytes)
        }
    }

    private struct Entry: Sendable {
        let principal: Principal
        let checked: ContinuousClock.Instant
        /// Seconds since 1970 at which the credentials themselves end.
        let expires: Int64
    }

    /// More logins than this within the time of staleness start the cache anew.
    private static let capacity = 20_000

    private let staleness: Duration
    private let entries = Mutex<[Key: Entry]>([:])

    init(staleness: Duration) {
        self.staleness = staleness
    }

    func principal(for key: Key, at now: Int64) -> Principal? {
        let instant = ContinuousClock.now
        return entries.withLock { entries in
            guard let entry = entries[key] else { return nil }
            guard instant - entry.checked < staleness, entry.expires > now else {
                entries[key] = nil
                return nil
            }
            return entry.principal
        }
    }

    func remember(_ principal: Principal, for key: Key, until expires: Int64, at now: Int64) -> Principal {
        let instant = ContinuousClock.now
        entries.withLock { entries in
            if entries.count >= Self.capacity {
                entries = entries.filter { instant - $0.value.checked < staleness && $0.value.expires > now }
                if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
            }
            entries[key] = Entry(principal: principal, checked: instant, expires: expires)
        }
        return principal
    }
}
