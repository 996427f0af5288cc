/// What openIMIS looks at when it is asked whether a person is eligible, as plain values.
package struct EligibilityFacts: Sendable {
    /// Live member rows of the person whose policy is live and active (status 2).
    package var activeMemberships: [Membership]
    /// The use of the service asked about, when one is asked about.
    package var service: MedicalUse?
    package var item: MedicalUse?
    /// The member row with the latest expiry date whose policy and product are live, with its product.
    package var product: EligibleProduct?
    /// Claims of the person by category that count as used: live, status above 2, with an accepted service or none at all.
    package var claims: [ClaimCategory: Int]
    package var birthDate: CalendarDate?
    package var ageOfMajority: Int

    package init(
        activeMemberships: [Membership] = [], service: MedicalUse? = nil, item: MedicalUse? = nil,
        product: EligibleProduct? = nil, claims: [ClaimCategory: Int] = [:], birthDate: CalendarDate? = nil,
        ageOfMajority: Int = 18
    ) {
        self.activeMemberships = activeMemberships
        self.service = service
        self.item = item
        self.product = product
        self.claims = claims
        self.birthDate = birthDate
        self.ageOfMajority = ageOfMajority
    }
}

/// A row of `tblInsureePolicy` with its policy's product.
package struct Membership: Sendable {
    package var effectiveDate: CalendarDate?
    package var productID: Int

    package init(effectiveDate: CalendarDate?, productID: Int) {
        self.effectiveDate = effectiveDate
        self.productID = productID
    }
}

/// An item or service that is asked about: its rows in products, and what was used of it.
package struct MedicalUse: Sendable {
    /// Live rows of `tblProductItems` or `tblProductServices` for any product.
    package var productLines: [ProductLine]
    /// Quantities of passed lines of live claims with a status above 2, of any time.
    package var quantities: [Amount]
    /// The service's category.
    package var category: ClaimCategory?

    package init(productLines: [ProductLine], quantities: [Amount], category: ClaimCategory? = nil) {
        self.productLines = productLines
        self.quantities = quantities
        self.category = category
    }
}

/// The product whose totals are told.
package struct EligibleProduct: Sendable {
    package var id: Int
    package var maximumClaims: [ClaimCategory: Int]
    package var maximumAmounts: [ClaimCategory: Amount]

    package init(id: Int, maximumClaims: [ClaimCategory: Int], maximumAmounts: [ClaimCategory: Amount]) {
        self.id = id
        self.maximumClaims = maximumClaims
        self.maximumAmounts = maximumAmounts
    }
}
