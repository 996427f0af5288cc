/// A table of openIMIS's database, as a plain name with what tells its current rows.
package struct Table: Sendable, Hashable {
    /// How current rows are told from closed ones and from history.
    package enum Currency: Sendable, Hashable {
        /// `"ValidityTo"` is null (classic tables); history rows carry `"LegacyID"`, the key of the current row.
        case validityTo(legacy: String)
        /// `"isDeleted"` is false (tables of the history model).
        case notDeleted
        /// Every row is current (reference tables).
        case always
    }

    package let name: String
    /// The primary key column.
    package let key: String
    package let keyKind: Column.Kind
    package let currency: Currency

    package init(
        _ name: String, key: String, _ keyKind: Column.Kind = .integer,
        currency: Currency = .validityTo(legacy: "LegacyID")
    ) {
        self.name = name
        self.key = key
        self.keyKind = keyKind
        self.currency = currency
    }
}

extension Table {
    package static let insurees = Table("tblInsuree", key: "InsureeID")
    package static let families = Table("tblFamilies", key: "FamilyID")
    package static let photos = Table("tblPhotos", key: "PhotoID")
    package static let policies = Table("tblPolicy", key: "PolicyID")
    package static let insureePolicies = Table("tblInsureePolicy", key: "InsureePolicyID")
    package static let premiums = Table("tblPremium", key: "PremiumId")
    package static let products = Table("tblProduct", key: "ProdID")
    package static let claims = Table("tblClaim", key: "ClaimID")
    package static let claimItems = Table("tblClaimItems", key: "ClaimItemID")
    package static let claimServices = Table("tblClaimServices", key: "ClaimServiceID")
    package static let claimAttachments = Table("claim_ClaimAttachment", key: "id", .uuid)
    package static let claimAdministrators = Table("tblClaimAdmin", key: "ClaimAdminId")
    package static let officers = Table("tblOfficer", key: "OfficerID")
    package static let feedback = Table("tblFeedback", key: "FeedbackID")
    package static let diagnoses = Table("tblICDCodes", key: "ICDID")
    package static let facilities = Table("tblHF", key: "HfID")
    package static let locations = Table("tblLocations", key: "LocationId")
    package static let items = Table("tblItems", key: "ItemID")
    package static let services = Table("tblServices", key: "ServiceID")
    package static let policyHolders = Table("tblPolicyHolder", key: "UUID", .uuid, currency: .notDeleted)
    package static let genders = Table("tblGender", key: "Code", .text, currency: .always)
}
