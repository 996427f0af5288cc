/// What a family pays for a policy (openIMIS's `policyValues`; columns of `tblProduct`).
package struct PolicyValue: Sendable {
    /// The prices of a product.
    package struct Terms: Sendable {
        package var lumpSum: Amount = .zero
        package var premiumAdult: Amount?
        package var premiumChild: Amount?
        package var registrationLumpSum: Amount?
        package var registrationFee: Amount?
        package var generalAssemblyLumpSum: Amount?
        package var generalAssemblyFee: Amount?
        /// Members that the lump sum covers; 0 and absent are none.
        package var threshold: Int?
        /// The most members; 0 is no limit.
        package var memberCount = 0
        package var enrolmentDiscount: Discount?
        package var renewalDiscount: Discount?

        package init() {}
    }

    /// A discount for those who enrol early.
    package struct Discount: Sendable {
        package var percent: Int
        /// Months before the start, or before the renewal is due.
        package var period: Int

        package init(percent: Int, period: Int) {
            self.percent = percent
            self.period = period
        }
    }

    /// When the policy is taken, for the discounts.
    package struct Timing: Sendable {
        package var stage: PolicyDates.Stage
        package var enrolled: CalendarDate
        package var start: CalendarDate
        package var hasCycles: Bool
        package var previousExpiry: CalendarDate?

        package init(
            stage: PolicyDates.Stage, enrolled: CalendarDate, start: CalendarDate, hasCycles: Bool,
            previousExpiry: CalendarDate? = nil
        ) {
            self.stage = stage
            self.enrolled = enrolled
            self.start = start
            self.hasCycles = hasCycles
            self.previousExpiry = previousExpiry
        }
    }

    package let amount: Amount
    /// The family has more members than the product allows; openIMIS warns and leaves them out of the value.
    package let isAboveMemberCount: Bool

    /// The value for so many members; `nil` when it does not fit `numeric(18,2)`.
    package init?(adults: Int, children: Int, terms: Terms, timing: Timing) {
        let limit = terms.memberCount == 0 ? adults + children : terms.memberCount
        isAboveMemberCount = adults + children > limit
        let countedAdults = min(adults, limit)
        let countedChildren = children - max(0, countedAdults + children - limit)
        let threshold = terms.threshold ?? 0
        let extraAdults = threshold == 0 ? 0 : max(0, countedAdults - threshold)
        let extraChildren = threshold == 0 ? 0 : max(0, countedChildren + countedAdults - extraAdults - threshold)

        func times(_ count: Int, _ amount: Amount?) -> ExactDecimal {
            ExactDecimal(count) * ExactDecimal(amount ?? .zero)
        }
        var value: ExactDecimal
        if terms.lumpSum.isZero {
            // Without a lump sum openIMIS charges nothing for the members above the threshold.
            value = times(countedAdults - extraAdults, terms.premiumAdult)
            value += times(countedChildren - extraChildren, terms.premiumChild)
        } else {
            value = ExactDecimal(terms.lumpSum) + times(extraAdults, terms.premiumAdult)
            value += times(extraChildren, terms.premiumChild)
        }
        let members = countedAdults + countedChildren
        func lumpSum(_ amount: Amount?, orEach fee: Amount?) -> ExactDecimal {
            guard let amount, !amount.isZero else { return times(members, fee) }
            return ExactDecimal(amount)
        }
        value += lumpSum(terms.generalAssemblyLumpSum, orEach: terms.generalAssemblyFee)
        if timing.stage == .new { value += lumpSum(terms.registrationLumpSum, orEach: terms.registrationFee) }
        if let percent = Self.discount(terms, timing) { value -= ExactDecimal(percent).percent(of: value) }
        guard let amount = value.storedAmount else { return nil }
        self.amount = amount
    }

    private static func discount(_ terms: Terms, _ timing: Timing) -> Int? {
        let discount = timing.stage == .new ? terms.enrolmentDiscount : terms.renewalDiscount
        guard let discount, discount.percent != 0, discount.period != 0 else { return nil }
        let due: CalendarDate
        switch timing.stage {
        case .new:
            guard timing.hasCycles else { return nil }
            due = timing.start
        case .renewed:
            guard let previousExpiry = timing.previousExpiry else { return nil }
            due = previousExpiry.adding(days: 1)
        }
        return timing.enrolled <= due.addingOpenIMISMonths(-discount.period) ? discount.percent : nil
    }
}
