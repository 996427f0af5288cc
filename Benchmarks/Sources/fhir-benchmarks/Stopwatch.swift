#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Measures work by the processor time of the calling thread, which other load on the machine moves least.
struct Stopwatch {
    /// Median seconds that one call of `body` takes, of `rounds` calls after one that warms up.
    static func median(rounds: Int = 15, _ body: () -> Void) -> Double {
        body()
        let times = (0..<rounds).map { _ in
            let start = now()
            body()
            return now() - start
        }
        return times.sorted()[rounds / 2]
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
