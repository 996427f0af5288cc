import SQLInterface

/// Days and times before and after the day that the scheme is seen on.
struct DemoCalendar {
    let today: SQLDate

    /// `offset` days after today, negative before it; the calendar's bounds where there is no such day.
    func day(_ offset: Int) -> SQLDate {
        SQLDate(daysSince1970: today.daysSince1970 + offset) ?? today
    }

    /// A moment of that day between 8 and 17 o'clock.
    func moment(_ offset: Int, _ random: inout DemoRandom) -> Instant {
        let seconds = random.number(8 * 3600...17 * 3600)
        return Instant(microseconds: Instant(day(offset)).microseconds + Int64(seconds) * 1_000_000)
    }
}
