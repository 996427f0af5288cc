/// A day of the Gregorian calendar, as openIMIS's `date` columns hold it.
package struct CalendarDate: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// A day from 0001-01-01 to 9999-12-31; `nil` when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`; `nil` for anything else.
    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that is this many days after 1970-01-01, within the years 1 to 9999; days beyond are held at its ends.
    package init(daysSinceEpoch: Int) {
        let clamped = min(max(daysSinceEpoch, -719_162), 2_932_896)
        let shifted = clamped + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The days after 1970-01-01.
    package var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    package func adding(days: Int) -> Self { Self(daysSinceEpoch: daysSinceEpoch + days) }

    /// The completed years from this day to another.
    package func completedYears(to date: Self) -> Int {
        let years = date.year - year
        return (date.month, date.day) < (month, day) ? years - 1 : years
    }

    /// Adds months as openIMIS does.
    ///
    /// Each month added takes the days of the month that the running date is in, and each month taken off the days of
    /// the month before. There is no clipping to the month's end.
    package func addingOpenIMISMonths(_ months: Int) -> Self {
        var date = self
        for _ in 0..<abs(months) {
            if months > 0 {
                date = date.adding(days: Self.days(inMonth: date.month, of: date.year))
            } else {
                let previous = date.month == 1 ? 12 : date.month - 1
                date = date.adding(days: -Self.days(inMonth: previous, of: date.month == 1 ? date.year - 1 : date.year))
            }
        }
        return date
    }

    /// Calendar months, clipped to the month's end.
    package func addingCalendarMonths(_ months: Int) -> Self {
        let total = min(max(year * 12 + month - 1 + months, 12), 9_999 * 12 + 11)
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        return Self(unchecked: newYear, newMonth, min(day, Self.days(inMonth: newMonth, of: newYear)))
    }
}

extension CalendarDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            var writer = FixedDigits(buffer)
            writer.date(self)
            return writer.count
        }
    }
}
