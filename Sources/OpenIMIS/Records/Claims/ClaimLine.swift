/// An item or a service of a claim (`tblClaimItems`, `tblClaimServices`).
package struct ClaimLine: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case item
        case service
    }

    package let kind: Kind
    /// `ClaimItemID` or `ClaimServiceID`.
    package let key: Int
    /// The item or service: uuid, code and name.
    package let medical: EntityReference
    /// 1 passed, 2 rejected.
    package var status: Int
    package var rejectionReason: Int?
    package var quantityProvided: Amount
    package var quantityApproved: Amount?
    package var priceAsked: Amount
    package var priceAdjusted: Amount?
    package var priceApproved: Amount?
    /// In this release the total of the line, not of one unit.
    package var priceValuated: Amount?
    /// `P` price list, `O` the provider's own price, `R` relative price.
    package var priceOrigin: String?
    package var explanation: String?
    package var justification: String?
    /// Whether the row was closed after the claim was entered.
    package var isClosed: Bool

    package init(
        kind: Kind, key: Int, medical: EntityReference, status: Int, quantityProvided: Amount, priceAsked: Amount,
        isClosed: Bool = false
    ) {
        self.kind = kind
        self.key = key
        self.medical = medical
        self.status = status
        self.quantityProvided = quantityProvided
        self.priceAsked = priceAsked
        self.isClosed = isClosed
    }
}
