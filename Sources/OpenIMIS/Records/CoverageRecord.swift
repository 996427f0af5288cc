/// The cover that a policy gives to one insured person (`tblInsureePolicy` with its `tblPolicy`).
package struct CoverageRecord: Sendable, Hashable {
    /// `InsureePolicyID`.
    package var key: Int
    /// `InsureeID`.
    package var insureeKey: Int
    package var lastUpdated: Moment
    package var insured: PersonReference?
    package var enrolmentDate: CalendarDate?
    package var startDate: CalendarDate?
    package var effectiveDate: CalendarDate?
    package var expiryDate: CalendarDate?
    package var policy: PolicySummary

    package init(key: Int, insureeKey: Int, lastUpdated: Moment, policy: PolicySummary) {
        self.key = key
        self.insureeKey = insureeKey
        self.lastUpdated = lastUpdated
        self.policy = policy
    }
}
