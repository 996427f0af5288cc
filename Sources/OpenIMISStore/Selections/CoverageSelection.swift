package import OpenIMIS
package import SQLInterface

/// The cover of one person by one policy.
package enum CoverageSelection: RecordSelection {
    package static let source = RecordSource.covers

    package static let columns: SQL = """
        "r"."InsureePolicyID", "r"."InsureeID", \(PolicyColumns.lastUpdated("r", .insureePolicies)),
        \(PolicyColumns.lastUpdated("policy", .policies)), "r"."EnrollmentDate", "r"."StartDate", "r"."EffectiveDate",
        "r"."ExpiryDate", \(person("insuree")), \(PolicyColumns.columns("policy")), \(PolicyHolderColumns.columns("policy"))
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> CoverageRecord {
        let key = try columns.integer()
        let insureeKey = try columns.integer()
        let changed = max(try columns.moment(), try columns.moment())
        let dates = (try columns.date(), try columns.date(), try columns.date(), try columns.date())
        let insured = try columns.person()
        var cover = CoverageRecord(
            key: key, insureeKey: insureeKey, lastUpdated: changed, policy: try PolicyColumns.decode(&columns))
        (cover.enrolmentDate, cover.startDate, cover.effectiveDate, cover.expiryDate) = dates
        cover.insured = insured
        cover.policy.policyHolder = try PolicyHolderColumns.decode(&columns)
        return cover
    }
}
