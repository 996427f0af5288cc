/// What every record that shows a policy knows of it (`tblPolicy`).
package struct PolicySummary: Sendable, Hashable {
    /// `PolicyID`.
    package var key: Int
    package var uuid: String
    /// The code as it stands; see ``PolicyStatus``.
    package var status: Int?
    package var isCurrent: Bool
    package var enrolmentDate: CalendarDate?
    package var startDate: CalendarDate?
    package var effectiveDate: CalendarDate?
    package var expiryDate: CalendarDate?
    package var product: EntityReference?
    package var head: PersonReference?
    package var familyUUID: String?
    /// The policy holder of a formal sector policy.
    package var policyHolder: EntityReference?

    package init(key: Int, uuid: String, isCurrent: Bool) {
        self.key = key
        self.uuid = uuid
        self.isCurrent = isCurrent
    }
}

/// A policy with the persons it insures and the premiums paid for it (`tblPolicy`, `tblInsureePolicy`, `tblPremium`).
package struct PolicyRecord: Sendable, Hashable {
    package struct Premium: Sendable, Hashable {
        package let amount: String
        package let receipt: String
        package let date: CalendarDate?
        /// The code as it stands; see ``PaymentType``.
        package let payment: String
        package let isPhotoFee: Bool
        package let payer: String?

        package init(
            amount: String, receipt: String, date: CalendarDate?, payment: String, isPhotoFee: Bool, payer: String?
        ) {
            self.amount = amount
            self.receipt = receipt
            self.date = date
            self.payment = payment
            self.isPhotoFee = isPhotoFee
            self.payer = payer
        }
    }

    package var policy: PolicySummary
    package var lastUpdated: Moment
    /// The code as it stands; see ``PolicyStage``.
    package var stage: String?
    /// The amount due, as exact decimal text.
    package var value: String?
    package var officer: EntityReference?
    package var insured: [PersonReference]
    package var premiums: [Premium]

    package init(policy: PolicySummary, lastUpdated: Moment, insured: [PersonReference], premiums: [Premium]) {
        self.policy = policy
        self.lastUpdated = lastUpdated
        self.insured = insured
        self.premiums = premiums
    }
}
