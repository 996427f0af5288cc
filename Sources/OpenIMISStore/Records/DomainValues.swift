package import OpenIMIS
package import SQLInterface

extension SQLValue {
    package init(_ date: CalendarDate?) {
        self.init(date.flatMap { SQLDate(year: $0.year, month: $0.month, day: $0.day) })
    }

    package init(_ moment: Moment?) { self.init(moment.map { Instant(microseconds: $0.microseconds) }) }

    /// A decimal's exact text.
    package init(decimal text: String?) { self = text.map(SQLValue.decimal) ?? .null }
}

extension Moment {
    package init(_ instant: Instant) { self.init(microseconds: instant.microseconds) }
}
