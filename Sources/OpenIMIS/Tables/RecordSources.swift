extension RecordSource {
    /// Insured persons, with `family`, its `head`, `photo` and `facility`.
    package static let insurees = RecordSource(
        .insurees,
        joins: [
            .optional("family", .families, by: Column("FamilyID", .integer)),
            .optional("head", .insurees, by: Column("InsureeID", .integer, of: "family")),
            .optional("photo", .photos, by: Column("PhotoID", .integer)),
            .optional("facility", .facilities, by: Column("HFID", .integer)),
        ])

    /// Families, with their `head`.
    package static let families = RecordSource(
        .families, joins: [.optional("head", .insurees, by: Column("InsureeID", .integer))])

    /// Policies, with `product`, `family`, its `head` and the enrolment `officer`.
    package static let policies = RecordSource(
        .policies,
        joins: [
            .optional("product", .products, by: Column("ProdID", .integer)),
            .optional("family", .families, by: Column("FamilyID", .integer)),
            .optional("head", .insurees, by: Column("InsureeID", .integer, of: "family")),
            .optional("officer", .officers, by: Column("OfficerID", .integer)),
        ])

    /// Insured persons' covers, with `policy`, `insuree`, `product`, `family` and its `head`.
    package static let covers = RecordSource(
        .insureePolicies,
        joins: [
            .required("policy", .policies, by: Column("PolicyId", .integer)),
            .optional("insuree", .insurees, by: Column("InsureeID", .integer)),
            .optional("product", .products, by: Column("ProdID", .integer, of: "policy")),
            .optional("family", .families, by: Column("FamilyID", .integer, of: "policy")),
            .optional("head", .insurees, by: Column("InsureeID", .integer, of: "family")),
        ])
}
