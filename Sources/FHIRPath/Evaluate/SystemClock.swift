#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension PathTemporal {
    /// The current moment in UTC, to the millisecond.
    static func systemClock() -> PathTemporal {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var value = PathTemporal(kind: .dateTime, precision: .second)
        value.setLocalSeconds(Int(time.tv_sec))
        value.nanosecond = Int32(time.tv_nsec / 1_000_000 * 1_000_000)
        value.fractionDigits = 3
        value.offset = 0
        return value
    }
}
