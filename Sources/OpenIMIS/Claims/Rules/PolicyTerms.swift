/// A policy that covers the person at the target date.
///
/// Policy row and member row (`tblPolicy`, `tblInsureePolicy`) are valid on that day by their validity columns, so a policy
/// recorded after the visit does not count; the policy is active or expired by status (2, 8); the day lies within the
/// effective and expiry dates of both.
package struct CoveringPolicy: Sendable {
    package var id: Int
    package var productID: Int
    package var effectiveDate: CalendarDate
    package var expiryDate: CalendarDate
    /// Stage `N`: only then waiting periods apply.
    package var isNew: Bool

    package init(id: Int, productID: Int, effectiveDate: CalendarDate, expiryDate: CalendarDate, isNew: Bool) {
        self.id = id
        self.productID = productID
        self.effectiveDate = effectiveDate
        self.expiryDate = expiryDate
        self.isNew = isNew
    }
}

/// The limits of a product (`tblProduct`).
package struct ProductTerms: Sendable {
    /// One set of amounts for treatment, insuree and policy.
    package struct Scale: Sendable {
        package var treatment: Amount?
        package var insuree: Amount?
        package var policy: Amount?

        package init(treatment: Amount? = nil, insuree: Amount? = nil, policy: Amount? = nil) {
            self.treatment = treatment
            self.insuree = insuree
            self.policy = policy
        }
    }

    /// A policy's ceiling with its additions for members above the threshold.
    package struct ExtraMembers: Sendable {
        package var perMember: Amount?
        package var cap: Amount?

        package init(perMember: Amount? = nil, cap: Amount? = nil) {
            self.perMember = perMember
            self.cap = cap
        }
    }

    /// `I` by claim type, `H` by facility level; absent: nothing counts as hospital.
    package var ceilingInterpretation: String?
    package var threshold: Int?
    package var deductible = Scale()
    package var inPatientDeductible = Scale()
    package var outPatientDeductible = Scale()
    package var ceiling = Scale()
    package var inPatientCeiling = Scale()
    package var outPatientCeiling = Scale()
    package var extraMembers = ExtraMembers()
    package var inPatientExtraMembers = ExtraMembers()
    package var outPatientExtraMembers = ExtraMembers()
    /// The highest number of claims of a category in a policy's time.
    package var maximumClaims: [ClaimCategory: Int] = [:]
    /// The highest amount of a category in one claim.
    package var maximumAmounts: [ClaimCategory: Amount] = [:]

    package init() {}
}

/// A row of `tblProductItems` or `tblProductServices`.
package struct ProductLine: Sendable {
    /// The limitation for one kind of visit.
    package struct Limitation: Sendable {
        /// `C` co-insurance (percent covered) or `F` fixed amount for each unit.
        package var type: String?
        package var adult: Amount?
        package var child: Amount?

        package init(type: String?, adult: Amount?, child: Amount?) {
            self.type = type
            self.adult = adult
            self.child = child
        }
    }

    package var id: Int
    package var productID: Int
    /// `P` price list, `O` provider's own price, `R` relative.
    package var priceOrigin: String?
    package var other: Limitation
    package var referral: Limitation
    package var emergency: Limitation
    /// Months.
    package var waitingPeriodAdult: Int?
    package var waitingPeriodChild: Int?
    package var quantityLimitAdult: Int?
    package var quantityLimitChild: Int?
    /// `H` in hospital, `N` outside, `B` both; openIMIS reads the adult column for children too.
    package var ceilingExclusionAdult: String?

    package init(
        id: Int, productID: Int, priceOrigin: String?, other: Limitation,
        referral: Limitation = Limitation(type: nil, adult: nil, child: nil),
        emergency: Limitation = Limitation(type: nil, adult: nil, child: nil), waitingPeriodAdult: Int? = nil,
        waitingPeriodChild: Int? = nil, quantityLimitAdult: Int? = nil, quantityLimitChild: Int? = nil,
        ceilingExclusionAdult: String? = nil
    ) {
        self.id = id
        self.productID = productID
        self.priceOrigin = priceOrigin
        self.other = other
        self.referral = referral
        self.emergency = emergency
        self.waitingPeriodAdult = waitingPeriodAdult
        self.waitingPeriodChild = waitingPeriodChild
        self.quantityLimitAdult = quantityLimitAdult
        self.quantityLimitChild = quantityLimitChild
        self.ceilingExclusionAdult = ceilingExclusionAdult
    }

    package func limitation(visitType: String?) -> Limitation {
        switch visitType {
        case "E": emergency
        case "R": referral
        default: other
        }
    }

    package func waitingPeriod(adult: Bool) -> Int { (adult ? waitingPeriodAdult : waitingPeriodChild) ?? 0 }

    package func quantityLimit(adult: Bool) -> Int? { adult ? quantityLimitAdult : quantityLimitChild }
}

/// A row of the facility's price list (`tblPLItemsDetail`, `tblPLServicesDetail`).
package struct PriceListLine: Sendable {
    /// The price of this list in place of the item's own; 0 counts as absent.
    package var overrule: Amount?
    package var validity: Validity

    package init(overrule: Amount?, validity: Validity) {
        self.overrule = overrule
        self.validity = validity
    }
}

/// An accepted line of another claim of the same person for the same item or service.
package struct PastUse: Sendable {
    package var date: CalendarDate
    /// The approved quantity, else the provided one.
    package var quantity: Amount

    package init(date: CalendarDate, quantity: Amount) {
        self.date = date
        self.quantity = quantity
    }
}

/// Another live claim of the same person that was checked, processed or valuated.
package struct EarlierClaim: Sendable {
    package var targetDate: CalendarDate
    package var category: ClaimCategory?

    package init(targetDate: CalendarDate, category: ClaimCategory?) {
        self.targetDate = targetDate
        self.category = category
    }
}

/// A row of `tblClaimDedRem` that belongs to another claim.
package struct EarlierDeduction: Sendable {
    package var policyID: Int
    /// The row belongs to the same person as the claim.
    package var isSameInsuree: Bool
    package var deducted: Amount?
    package var deductedInPatient: Amount?
    package var deductedOutPatient: Amount?
    package var remunerated: Amount?
    package var remuneratedInPatient: Amount?
    package var remuneratedOutPatient: Amount?

    package init(
        policyID: Int, isSameInsuree: Bool, deducted: Amount?, deductedInPatient: Amount?, deductedOutPatient: Amount?,
        remunerated: Amount?, remuneratedInPatient: Amount?, remuneratedOutPatient: Amount?
    ) {
        self.policyID = policyID
        self.isSameInsuree = isSameInsuree
        self.deducted = deducted
        self.deductedInPatient = deductedInPatient
        self.deductedOutPatient = deductedOutPatient
        self.remunerated = remunerated
        self.remuneratedInPatient = remuneratedInPatient
        self.remuneratedOutPatient = remuneratedOutPatient
    }
}
