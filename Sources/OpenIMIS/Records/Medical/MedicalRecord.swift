/// An item (`tblItems`) or a service (`tblServices`) that facilities may claim.
package struct MedicalRecord: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case item
        case service
    }

    package let kind: Kind
    package var key: Int
    package var uuid: String
    package var lastUpdated: Moment
    package var code: String
    package var name: String
    /// Items `D` drug, `M` medical consumable; services `P` preventive, `C` curative.
    package var type: String
    package var price: Amount
    /// `I`, `O` or `B`.
    package var careType: String
    /// Days that must lie between two provisions.
    package var frequency: Int?
    /// Bits: 1 man, 2 woman, 4 adult, 8 child.
    package var patientCategory: Int
    /// Items: what a package holds.
    package var package: String?
    package var quantity: Amount?
    package var maximumAmount: Amount?
    /// Services: `S` simple, `V` visit, `D` day of stay, `H` hospital case.
    package var level: String?
    /// Services: see ``ClaimCategory``.
    package var category: String?
    package var isCurrent: Bool
    package var validityFrom: Moment?

    package init(
        kind: Kind, key: Int, uuid: String, lastUpdated: Moment, code: String, name: String, type: String,
        price: Amount, careType: String, patientCategory: Int, isCurrent: Bool
    ) {
        self.kind = kind
        self.key = key
        self.uuid = uuid
        self.lastUpdated = lastUpdated
        self.code = code
        self.name = name
        self.type = type
        self.price = price
        self.careType = careType
        self.patientCategory = patientCategory
        self.isCurrent = isCurrent
    }
}
