#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The time of day, passed in where tests need another.
package enum WallClock {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    @Sendable package static func seconds() -> Int64 {
        Int64(time(nil))
    }
}
