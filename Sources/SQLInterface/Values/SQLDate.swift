/// A day of the proleptic Gregorian calendar, years 1 to 9999.
package struct SQLDate: Sendable, Hashable, Comparable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Returns `nil` for a day that does not exist.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilCalendar.days(inMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`, nothing before or after it.
    package init?(text: String) {
        var text = text
        guard let date = text.withUTF8({ SQLDate(bytes: $0) }) else { return nil }
        self = date
    }

    /// Reads `YYYY-MM-DD` from bytes.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        var reader = DigitReader(bytes)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }

    /// The day that lies `days` after 1970-01-01.
    package init?(daysSince1970 days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        let (year, month, day) = CivilCalendar.date(daysSince1970: days)
        self.init(year: year, month: month, day: day)
    }

    /// Days after 1970-01-01, negative before it.
    package var daysSince1970: Int { CivilCalendar.daysSince1970(year: year, month: month, day: day) }

    /// `YYYY-MM-DD`.
    package var text: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            var writer = DigitWriter(buffer)
            writer.date(self)
            return writer.count
        }
    }

    package static func < (left: SQLDate, right: SQLDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
