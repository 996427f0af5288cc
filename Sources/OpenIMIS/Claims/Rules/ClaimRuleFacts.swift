/// Everything that openIMIS looks at when a claim is submitted, as plain values.
///
/// A store gathers these facts in a few statements; the rules themselves read no database and no clock.
package struct ClaimRuleFacts: Sendable {
    package var claim: ClaimFacts
    package var insuree: InsureeFacts
    package var facility: FacilityFacts
    /// The claim's live lines, items before services.
    package var lines: [ClaimLineFacts]
    /// Live policies that cover the person at the target date; see ``CoveringPolicy``.
    package var policies: [CoveringPolicy]
    /// The products of those policies, by `ProdID`.
    package var products: [Int: ProductTerms]
    /// Live rows of `tblProductItems` and `tblProductServices` for those products and the claim's items and services.
    package var productLines: [MedicalKey: [ProductLine]]
    /// The rows of the facility's price list for the claim's items and services, closed rows included; empty where the
    /// facility has no list or its list is closed.
    package var priceListLines: [MedicalKey: [PriceListLine]]
    /// Earlier accepted use of the claim's items and services by the same person, in other live claims.
    package var history: [MedicalKey: [PastUse]]
    /// Other live claims of the person with a status above 2.
    package var earlierClaims: [EarlierClaim]
    /// Rows of `tblClaimDedRem` of the policies that belong to other claims, closed rows included.
    package var earlierDeductions: [EarlierDeduction]
    /// The age from which a person counts as adult (core setting `age_of_majority`).
    package var ageOfMajority: Int

    package init(
        claim: ClaimFacts, insuree: InsureeFacts, facility: FacilityFacts, lines: [ClaimLineFacts],
        policies: [CoveringPolicy] = [], products: [Int: ProductTerms] = [:],
        productLines: [MedicalKey: [ProductLine]] = [:], priceListLines: [MedicalKey: [PriceListLine]] = [:],
        history: [MedicalKey: [PastUse]] = [:], earlierClaims: [EarlierClaim] = [],
        earlierDeductions: [EarlierDeduction] = [], ageOfMajority: Int = 18
    ) {
        self.claim = claim
        self.insuree = insuree
        self.facility = facility
        self.lines = lines
        self.policies = policies
        self.products = products
        self.productLines = productLines
        self.priceListLines = priceListLines
        self.history = history
        self.earlierClaims = earlierClaims
        self.earlierDeductions = earlierDeductions
        self.ageOfMajority = ageOfMajority
    }
}

/// An item (`tblItems`) or a service (`tblServices`) by its database id.
package struct MedicalKey: Hashable, Sendable {
    package enum Kind: Sendable {
        case item
        case service
    }

    package let kind: Kind
    package let id: Int

    package init(_ kind: Kind, _ id: Int) {
        self.kind = kind
        self.id = id
    }
}

/// The claim's own columns that the rules read (`tblClaim`).
package struct ClaimFacts: Sendable {
    package var dateFrom: CalendarDate?
    package var dateTo: CalendarDate?
    package var dateClaimed: CalendarDate
    /// `E`, `R` or `O`; anything else counts as `O`.
    package var visitType: String?
    /// A category given at entry, which is kept for ever.
    package var category: ClaimCategory?

    package init(
        dateFrom: CalendarDate?, dateTo: CalendarDate?, dateClaimed: CalendarDate, visitType: String? = nil,
        category: ClaimCategory? = nil
    ) {
        self.dateFrom = dateFrom
        self.dateTo = dateTo
        self.dateClaimed = dateClaimed
        self.visitType = visitType
        self.category = category
    }

    /// The day that every rule looks at: `DateTo`, else `DateFrom`.
    package var targetDate: CalendarDate? { dateTo ?? dateFrom }

    /// A stay over several days; an end before the start counts too.
    package var isInPatient: Bool { targetDate != dateFrom }
}

/// The person's columns that the rules read (`tblInsuree`, `tblFamilies`).
package struct InsureeFacts: Sendable {
    package var isLive: Bool
    /// The person has a family whose row is live.
    package var hasLiveFamily: Bool
    /// `M`, `F` or `O`.
    package var gender: String?
    package var birthDate: CalendarDate?

    package init(isLive: Bool = true, hasLiveFamily: Bool = true, gender: String?, birthDate: CalendarDate?) {
        self.isLive = isLive
        self.hasLiveFamily = hasLiveFamily
        self.gender = gender
        self.birthDate = birthDate
    }
}

/// The facility's columns that the rules read (`tblHF`).
package struct FacilityFacts: Sendable {
    /// `I`, `O` or `B`; absent counts as `B`.
    package var careType: String?
    /// `D`, `C` or `H`.
    package var level: String

    package init(careType: String?, level: String) {
        self.careType = careType
        self.level = level
    }
}

/// A claim line with its item or service (`tblClaimItems`, `tblClaimServices`, `tblItems`, `tblServices`).
package struct ClaimLineFacts: Sendable {
    package var medical: MedicalKey
    package var quantityProvided: Amount
    package var quantityApproved: Amount?
    package var priceAsked: Amount
    package var priceApproved: Amount?
    package var rejectionReason: Int?
    /// When the claim line was recorded, in microseconds since 1970 UTC.
    package var recorded: Int64
    package var master: MedicalTerms

    package init(
        medical: MedicalKey, quantityProvided: Amount, priceAsked: Amount, recorded: Int64, master: MedicalTerms,
        quantityApproved: Amount? = nil, priceApproved: Amount? = nil, rejectionReason: Int? = nil
    ) {
        self.medical = medical
        self.quantityProvided = quantityProvided
        self.quantityApproved = quantityApproved
        self.priceAsked = priceAsked
        self.priceApproved = priceApproved
        self.rejectionReason = rejectionReason
        self.recorded = recorded
        self.master = master
    }

    /// Only lines without a reason are validated, assigned and valuated.
    package var isOpen: Bool { (rejectionReason ?? 0) == 0 }
}

/// What the item's or service's own row says (`tblItems`, `tblServices`).
package struct MedicalTerms: Sendable {
    package var price: Amount
    /// `I`, `O` or `B`.
    package var careType: String?
    /// The patient category mask: 1 man, 2 woman, 4 adult, 8 child; 0 is no restriction.
    package var patientCategories: Int
    /// Days that must lie between two uses; 0 and absent are no restriction.
    package var frequency: Int?
    /// The service's category; items have none.
    package var category: ClaimCategory?
    /// Validity of the row, in microseconds since 1970 UTC.
    package var validity: Validity
    /// A service whose price counts once in the claimed amount, whatever was asked.
    package var hasManualPrice: Bool

    package init(
        price: Amount, careType: String?, patientCategories: Int, frequency: Int?, category: ClaimCategory?,
        validity: Validity, hasManualPrice: Bool = false
    ) {
        self.price = price
        self.careType = careType
        self.patientCategories = patientCategories
        self.frequency = frequency
        self.category = category
        self.validity = validity
        self.hasManualPrice = hasManualPrice
    }
}
