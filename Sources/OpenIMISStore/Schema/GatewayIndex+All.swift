extension GatewayIndex {
    /// All of them: look-up by number or code, the history of a row, names and dates that are searched for, and the
    /// current rows in key order for pages and totals.
    package static let all: [GatewayIndex] = versioned + searched

    /// Tables with old rows: `(table, primary key, business code)`.
    private static let versioned: [GatewayIndex] = [
        ("tblInsuree", "InsureeID", "CHFID"),
        ("tblFamilies", "FamilyID", nil),
        ("tblPolicy", "PolicyID", nil),
        ("tblInsureePolicy", "InsureePolicyID", nil),
        ("tblPremium", "PremiumId", nil),
        ("tblProduct", "ProdID", "ProductCode"),
        ("tblClaim", "ClaimID", "ClaimCode"),
        ("tblHF", "HfID", "HFCode"),
        ("tblLocations", "LocationId", "LocationCode"),
        ("tblClaimAdmin", "ClaimAdminId", "ClaimAdminCode"),
        ("tblOfficer", "OfficerID", "Code"),
        ("tblItems", "ItemID", "ItemCode"),
        ("tblServices", "ServiceID", "ServCode"),
        ("tblICDCodes", "ICDID", "ICDCode"),
    ].flatMap { (table: String, key: String, code: String?) in
        [
            GatewayIndex(table, .column(key)), GatewayIndex(table, .column("LegacyID"), rows: .history),
        ] + (code.map { [GatewayIndex(table, .column($0))] } ?? [])
    }

    private static let searched: [GatewayIndex] = [
        GatewayIndex("tblInsuree", .lowercase("LastName")),
        GatewayIndex("tblInsuree", .lowercase("OtherNames")),
        GatewayIndex("tblInsuree", .column("DOB")),
        GatewayIndex("tblInsuree", .column("ValidityFrom")),
        GatewayIndex("tblInsuree", .column("CurrentVillage")),
        GatewayIndex("tblClaim", .column("DateClaimed")),
        GatewayIndex("tblClaim", .column("ValidityFrom")),
        GatewayIndex("tblUsers", .column("LoginName")),
    ]
}
