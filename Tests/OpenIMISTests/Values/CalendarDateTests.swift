import OpenIMIS
import Testing

@Suite struct CalendarDateTests {
    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-1-1", "26-01-01", "2026-04-31", ""])
    func refusesWhatIsNoDay(_ text: String) {
        #expect(CalendarDate(text: text) == nil)
    }

    @Test(arguments: ["0001-01-01", "1970-01-01", "2024-02-29", "2026-11-21", "9999-12-31"])
    func countsDaysBothWays(_ text: String) throws {
        let date = try #require(CalendarDate(text: text))
        #expect(date.description == text)
        #expect(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date)
    }

    /// The table of openIMIS's claim rules, section 1.4.
    @Test(arguments: [
        ("2025-01-31", 1, "2025-03-03"), ("2025-01-31", 2, "2025-04-03"), ("2025-01-15", 6, "2025-07-15"),
        ("2025-10-31", 4, "2026-03-01"), ("2024-02-29", 12, "2025-03-01"), ("2025-03-31", -1, "2025-03-03"),
        ("2025-01-31", -1, "2024-12-31"),
    ])
    func addsMonthsAsOpenIMISDoes(_ start: String, _ months: Int, _ expected: String) {
        #expect(CalendarDate(text: start)?.addingOpenIMISMonths(months).description == expected)
    }

    @Test(arguments: [
        ("2025-01-31", 1, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2025-03-31", -1, "2025-02-28"),
    ])
    func addsCalendarMonthsClippedToTheMonthsEnd(_ start: String, _ months: Int, _ expected: String) {
        #expect(CalendarDate(text: start)?.addingCalendarMonths(months).description == expected)
    }

    @Test(arguments: [("2008-11-22", 17), ("2008-11-21", 18), ("2008-11-20", 18)])
    func countsCompletedYears(_ birth: String, _ years: Int) throws {
        let today = try #require(CalendarDate(text: "2026-11-21"))
        #expect(CalendarDate(text: birth)?.completedYears(to: today) == years)
    }
}
