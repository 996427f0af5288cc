/// What a premium does to its policy (`tblPremium`, `tblPolicy`), with openIMIS's default activation by contribution.
package struct PremiumEffect: Hashable, Sendable {
    /// What the person at the till chose for a payment that differs from the balance.
    package enum Action: String, Sendable {
        case enforce = "ENFORCE"
        case suspend = "SUSPEND"
        case wait = "WAIT"
    }

    package enum Change: Hashable, Sendable {
        case none
        case suspend
        /// Active, with this effective date.
        case activate(CalendarDate)
    }

    package let change: Change

    /// - Parameters:
    ///   - amount: what is paid now.
    ///   - balance: the policy's value less its other live premiums that are no photo fees.
    ///   - paid: the day of payment.
    ///   - start: the policy's start.
    ///   - action: the choice, if one was made.
    package init(amount: Amount, balance: Amount, paid: CalendarDate, start: CalendarDate, action: Action?) {
        if action == .suspend {
            change = .suspend
        } else if amount == balance {
            change = .activate(max(paid, start))
        } else if amount > balance || action == .enforce {
            change = .activate(paid)
        } else {
            change = .none
        }
    }
}
