/// When a policy starts and ends (openIMIS's `policyValues`; columns of `tblProduct`).
package struct PolicyDates: Hashable, Sendable {
    package let start: CalendarDate
    package let expiry: CalendarDate

    /// The first enrolment or the renewal of a policy (`PolicyStage`).
    package enum Stage: String, Sendable {
        case new = "N"
        case renewed = "R"
    }

    /// A day of the year at which policies of a product may start, written `dd-mm`.
    package struct Cycle: Hashable, Sendable {
        package let day: Int
        package let month: Int

        package init?(text: some StringProtocol) {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 2, let day = parts[0], let month = parts[1], (1...12).contains(month),
                day >= 1, day <= CalendarDate.days(inMonth: month, of: 2024)
            else { return nil }
            self.day = day
            self.month = month
        }

        /// The cycle's day in a year; the last of February where there is no 29th.
        func date(in year: Int) -> CalendarDate? {
            CalendarDate(year: year, month: month, day: min(day, CalendarDate.days(inMonth: month, of: year)))
        }
    }

    /// The terms of a product that its policies' dates follow; all periods in months.
    package struct Terms: Sendable {
        package var administrationPeriod: Int?
        package var gracePeriodEnrolment: Int
        package var gracePeriodRenewal: Int?
        package var insurancePeriod: Int
        /// In the product's own order; the first that fits wins, not the nearest.
        package var cycles: [Cycle]

        package init(
            insurancePeriod: Int, cycles: [Cycle] = [], gracePeriodEnrolment: Int = 0, gracePeriodRenewal: Int? = nil,
            administrationPeriod: Int? = nil
        ) {
            self.insurancePeriod = insurancePeriod
            self.cycles = cycles
            self.gracePeriodEnrolment = gracePeriodEnrolment
            self.gracePeriodRenewal = gracePeriodRenewal
            self.administrationPeriod = administrationPeriod
        }
    }

    package init(enrolled: CalendarDate, stage: Stage, terms: Terms) {
        var enrolment = enrolled
        if stage == .new, let months = terms.administrationPeriod {
            enrolment = enrolment.addingOpenIMISMonths(months)
        }
        start = Self.start(after: enrolment, stage: stage, terms: terms)
        let months = terms.insurancePeriod
        let end =
            months % 12 == 0
            ? start.addingYears(months / 12) : start.addingOpenIMISMonths(months)
        expiry = end.adding(days: -1)
    }

    private static func start(after enrolment: CalendarDate, stage: Stage, terms: Terms) -> CalendarDate {
        guard let first = terms.cycles.first else { return enrolment }
        let grace = stage == .new ? terms.gracePeriodEnrolment : terms.gracePeriodRenewal ?? 0
        let reference = enrolment.addingOpenIMISMonths(-grace)
        for cycle in terms.cycles {
            if let date = cycle.date(in: reference.year), date >= reference { return date }
        }
        return first.date(in: reference.year + 1) ?? enrolment
    }
}

extension CalendarDate {
    /// The same day some years later; a 29th of February becomes the 28th where there is none.
    package func addingYears(_ years: Int) -> Self { addingCalendarMonths(years * 12) }
}
