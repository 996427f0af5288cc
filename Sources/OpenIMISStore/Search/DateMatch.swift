import OpenIMIS
import SQLInterface

/// Comparisons of dates as R4 defines them on ranges (3.1.1.4.7): a search value covers `low ..< high` microseconds, a
/// stored day its 24 hours, an instant itself.
enum DateMatch {
    static func instant(_ column: SQL, _ comparison: Comparison, _ low: Int64, _ high: Int64) -> SQL {
        let (low, high) = widened(comparison, low, high)
        let first = Instant(microseconds: low)
        let end = Instant(microseconds: high)
        switch comparison {
        case .equal, .approximately: return "(\(column) >= \(first) AND \(column) < \(end))"
        case .notEqual: return "(\(column) < \(first) OR \(column) >= \(end))"
        case .greater, .startsAfter: return "\(column) >= \(end)"
        case .less, .endsBefore: return "\(column) < \(first)"
        case .greaterOrEqual: return "\(column) >= \(first)"
        case .lessOrEqual: return "\(column) < \(end)"
        }
    }

    static func day(_ column: SQL, _ comparison: Comparison, _ low: Int64, _ high: Int64) -> SQL {
        period(column, column, comparison, low, high)
    }

    /// Days from `start` (null is the beginning of time) to `end`, included (null is the end of time).
    static func period(_ start: SQL, _ end: SQL, _ comparison: Comparison, _ low: Int64, _ high: Int64) -> SQL {
        let (low, high) = widened(comparison, low, high)
        let isPoint = start == end
        /// The period starts on or after the day.
        func startsFrom(_ day: Day) -> SQL { "\(start) >= \(day.date)" }
        func endsFrom(_ day: Day) -> SQL {
            isPoint ? "\(end) >= \(day.date)" : "(\(end) >= \(day.date) OR \(end) IS NULL)"
        }
        func startsBefore(_ day: Day) -> SQL {
            isPoint ? "\(start) < \(day.date)" : "(\(start) < \(day.date) OR \(start) IS NULL)"
        }
        func endsBefore(_ day: Day) -> SQL { "\(end) < \(day.date)" }
        let lowUp = Day(roundingUp: low)
        let lowDown = Day(roundingDown: low)
        let highUp = Day(roundingUp: high)
        let highDown = Day(roundingDown: high)
        let within: SQL = "(\(startsFrom(lowUp)) AND \(endsBefore(highDown)))"
        switch comparison {
        case .equal: return within
        case .notEqual: return "(\(within)) IS NOT TRUE AND (\(start) IS NOT NULL OR \(end) IS NOT NULL)"
        case .greater: return endsFrom(highDown)
        case .less: return startsBefore(lowUp)
        case .greaterOrEqual: return "(\(endsFrom(highDown)) OR \(within))"
        case .lessOrEqual: return "(\(startsBefore(lowUp)) OR \(within))"
        case .startsAfter: return startsFrom(highUp)
        case .endsBefore: return endsBefore(lowDown)
        case .approximately: return "(\(startsBefore(highUp)) AND \(endsFrom(lowDown)))"
        }
    }

    /// `ap` reaches a tenth of the value's own length beyond both ends, a day at the least.
    private static func widened(_ comparison: Comparison, _ low: Int64, _ high: Int64) -> (Int64, Int64) {
        guard comparison == .approximately else { return (low, high) }
        let margin = max((high - low) / 10, Moment.microsecondsOfDay)
        return (low - margin, high + margin)
    }

    /// A day at the beginning of which an instant lies, or the nearest one before or after it.
    private struct Day {
        let date: SQLValue

        init(roundingDown microseconds: Int64) {
            let days = microseconds / Moment.microsecondsOfDay
            self.init(microseconds % Moment.microsecondsOfDay < 0 ? days - 1 : days)
        }

        init(roundingUp microseconds: Int64) {
            let days = microseconds / Moment.microsecondsOfDay
            self.init(microseconds % Moment.microsecondsOfDay > 0 ? days + 1 : days)
        }

        private init(_ days: Int64) { date = SQLValue(CalendarDate(daysSinceEpoch: Int(days))) }
    }
}
