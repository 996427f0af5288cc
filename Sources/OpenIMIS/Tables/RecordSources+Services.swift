extension RecordSource {
    /// Claims, with `patient`, `facility`, `administrator`, `diagnosis`, `feedback`, `referredFrom`, `referredTo` and the
    /// `restored` claim.
    package static let claims = RecordSource(
        .claims,
        joins: [
            .optional("patient", .insurees, by: Column("InsureeID", .integer)),
            .optional("facility", .facilities, by: Column("HFID", .integer)),
            .optional("administrator", .claimAdministrators, by: Column("ClaimAdminId", .integer)),
            .optional("diagnosis", .diagnoses, by: Column("ICDID", .integer)),
            .optional("feedback", .feedback, by: Column("FeedbackID", .integer)),
            .optional("referredFrom", .facilities, by: Column("ReferFrom", .integer)),
            .optional("referredTo", .facilities, by: Column("ReferTo", .integer)),
            .optional("restored", .claims, by: Column("RestoredClaim", .integer)),
        ])

    /// Health facilities, with their district as `location`.
    package static let facilities = RecordSource(
        .facilities, joins: [.optional("location", .locations, by: Column("LocationId", .integer))])

    /// Organisations that hold policies, with `location`.
    package static let policyHolders = RecordSource(
        .policyHolders, joins: [.optional("location", .locations, by: Column("LocationsId", .integer))])

    /// Locations, with their `parent`.
    package static let locations = RecordSource(
        .locations, joins: [.optional("parent", .locations, by: Column("ParentLocationId", .integer))])

    /// Claim administrators, with their `facility`.
    package static let claimAdministrators = RecordSource(
        .claimAdministrators, joins: [.optional("facility", .facilities, by: Column("HFId", .integer))])

    /// Enrolment officers, with `substitute` and `location`.
    package static let officers = RecordSource(
        .officers,
        joins: [
            .optional("substitute", .officers, by: Column("OfficerIDSubst", .integer)),
            .optional("location", .locations, by: Column("LocationId", .integer)),
        ])

    package static let items = RecordSource(.items)

    package static let services = RecordSource(.services)

    /// Products, with the product they `convert` to and their `location`.
    package static let products = RecordSource(
        .products,
        joins: [
            .optional("conversion", .products, by: Column("ConversionProdID", .integer)),
            .optional("location", .locations, by: Column("LocationId", .integer)),
        ])
}

extension Table {
    package static let officerVillages = Table("tblOfficerVillages", key: "OfficerVillageId")
}
