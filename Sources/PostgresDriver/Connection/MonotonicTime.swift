import Glibc

/// Nanoseconds of the clock that never goes back.
struct MonotonicTime: Comparable, Sendable {
    private let nanoseconds: UInt64

    static var now: MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec))
    }

    static let never = MonotonicTime(nanoseconds: .max)

    /// Milliseconds until this time for `poll` and `epoll_wait`: 0 when it has passed, -1 (no limit) for `never`.
    var millisecondsLeft: Int32 {
        if self == .never { return -1 }
        let now = MonotonicTime.now.nanoseconds
        return nanoseconds <= now ? 0 : Int32(clamping: (nanoseconds - now) / 1_000_000 + 1)
    }

    /// Seconds since an earlier time.
    func seconds(since earlier: MonotonicTime) -> Double {
        nanoseconds >= earlier.nanoseconds ? Double(nanoseconds - earlier.nanoseconds) / 1e9 : 0
    }

    static func + (time: MonotonicTime, seconds: Double) -> MonotonicTime {
        MonotonicTime(nanoseconds: time.nanoseconds &+ UInt64(max(0, min(seconds, 1e8)) * 1e9))
    }

    static func < (left: MonotonicTime, right: MonotonicTime) -> Bool { left.nanoseconds < right.nanoseconds }
}
