import OpenIMIS

/// Instants as the module writes them: in UTC, without a zone, and with microseconds only where there are some.
enum ModuleTime {
    static func text(of moment: Moment) -> String {
        let microseconds = moment.microseconds
        let days = Int(
            microseconds >= 0 ? microseconds / 86_400_000_000 : (microseconds - 86_399_999_999) / 86_400_000_000)
        let rest = microseconds - Int64(days) * 86_400_000_000
        let seconds = rest / 1_000_000
        var text = "\(CalendarDate(daysSinceEpoch: days))T"
        text += "\(padded(seconds / 3_600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
        let fraction = rest % 1_000_000
        if fraction != 0 {
            let digits = String(fraction)
            text += "." + String(repeating: "0", count: 6 - digits.count) + digits
        }
        return text
    }

    private static func padded(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
