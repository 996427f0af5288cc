import FHIRModel
import Glibc

/// The system's clock.
enum Clock {
    /// Today's date in UTC, as `YYYY-MM-DD`.
    static func today() -> String {
        let days = Int(time(nil)) / 86_400
        let date = CivilDate.date(ofDayNumber: days)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.year)-\(padded(date.month))-\(padded(date.day))"
    }
}
