/// What openIMIS stores for a submitted claim.
package struct ClaimVerdict: Sendable {
    package var status: ClaimStatus
    /// The claim's reason; 0 where only a line-level rule refused the whole claim.
    package var rejectionReason: Int
    /// Set when the claim was accepted.
    package var category: ClaimCategory?
    /// Set when the claim was accepted.
    package var approved: Amount?
    /// One for each line of the facts, in their order.
    package var lines: [ClaimLineVerdict]
    /// One for each policy that pays, for an accepted claim.
    package var deductions: [DeductionVerdict]
    /// The codes that openIMIS would report to its user, in order.
    package var errorCodes: [Int]
}

/// The state of a claim (`tblClaim.ClaimStatus`).
package enum ClaimStatus: Int, Sendable {
    case rejected = 1
    case entered = 2
    case checked = 4
    case processed = 8
    case valuated = 16
}

/// What openIMIS stores on a claim line.
package struct ClaimLineVerdict: Sendable {
    package var isRefused = false
    /// `nil` where openIMIS leaves the column as it was.
    package var rejectionReason: Int?
    /// The quantity provided, cut where a limit leaves less.
    package var quantityProvided: Amount
    package var quantityApproved: Amount?
    package var priceAdjusted: Amount?
    package var productID: Int?
    package var policyID: Int?
    package var limitation: String?
    package var limitationValue: Amount?
    package var priceOrigin: String?
}

/// A new row of `tblClaimDedRem`.
package struct DeductionVerdict: Sendable {
    package var policyID: Int
    package var deducted: Amount
    package var remunerated: Amount
    /// The in-patient columns are filled, else the out-patient ones.
    package var isHospital: Bool
    /// The sums of the categories that have a maximum; the others are 0.
    package var categoryAmounts: [ClaimCategory: Amount]
}

/// Where openIMIS ends in a technical error, so that there is no verdict and nothing is stored.
package enum ClaimRuleFailure: Error, Hashable, Sendable {
    /// The product's maximum number of claims of a category is reached; the code is what openIMIS meant to give.
    case categoryMaximum(ClaimCategory, code: Int)
    /// The item or service is for some people only, and the person has no sex or no birth date.
    case unknownPatientCategory(line: Int)
    /// Co-insurance and fixed amount compete, and one of them has no value.
    case limitationWithoutValue(line: Int)
    /// One policy has a deductible and another none.
    case deductibleOfOnePolicyOnly
    /// A ceiling for more members than the threshold, without a threshold.
    case ceilingWithoutThreshold(policyID: Int)
    /// Earlier rows of the policy have no in-patient or no out-patient amount.
    case mixedInAndOutPatientUse(policyID: Int)
    /// The row of the price list begins during the day of the visit.
    case priceListLineStartsOnTargetDate(line: Int)
    /// An amount does not fit `numeric(18,2)`.
    case amountTooLarge(line: Int?)
}
