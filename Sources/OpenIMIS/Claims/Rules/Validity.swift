/// When a row of a classic table was in force: `ValidityFrom` and `ValidityTo`, in microseconds since 1970 UTC.
package struct Validity: Hashable, Sendable {
    package var from: Int64
    package var to: Int64?

    package init(from: Int64, to: Int64? = nil) {
        self.from = from
        self.to = to
    }

    package var isLive: Bool { to == nil }

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The first instant of a day.
    package static func start(of date: CalendarDate) -> Int64 { Int64(date.daysSinceEpoch) * microsecondsPerDay }

    /// openIMIS's test of a row's validity on a day, made at its last second.
    package func covers(_ date: CalendarDate) -> Bool {
        let moment = Self.start(of: date) + Self.microsecondsPerDay - 1_000_000
        guard let to else { return from <= moment }
        return from <= moment && to >= moment
    }
}
