import OpenIMIS
import SQLInterface

/// The policies that cover a person on a day, with their products (`tblInsureePolicy`, `tblPolicy`, `tblProduct`).
struct CoveringPoliciesQuery: Query {
    let insureeID: Int
    let targetDate: CalendarDate

    private static let productColumns = [
        "CeilingInterpretation", "Threshold",
        "DedTreatment", "DedInsuree", "DedPolicy", "DedIPTreatment", "DedIPInsuree", "DedIPPolicy",
        "DedOPTreatment", "DedOPInsuree", "DedOPPolicy",
        "MaxTreatment", "MaxInsuree", "MaxPolicy", "MaxIPTreatment", "MaxIPInsuree", "MaxIPPolicy",
        "MaxOPTreatment", "MaxOPInsuree", "MaxOPPolicy",
        "MaxPolicyExtraMember", "MaxCeilingPolicy", "MaxPolicyExtraMemberIP", "MaxCeilingPolicyIP",
        "MaxPolicyExtraMemberOP", "MaxCeilingPolicyOP",
        "MaxNoConsultation", "MaxNoSurgery", "MaxNoDelivery", "MaxNoAntenatal", "MaxNoHospitalizaion", "MaxNoVisits",
        "MaxAmountConsultation", "MaxAmountSurgery", "MaxAmountDelivery", "MaxAmountAntenatal",
        "MaxAmountHospitalization",
    ].map { SQL.column("pr", $0) }.joined(separator: ", ")

    var sql: SQL {
        let day = SQLValue(SQLDate(targetDate))
        let end = SQLValue(Instant(microseconds: Validity.start(of: targetDate) + 86_399_000_000))
        return """
            SELECT p."PolicyID", p."ProdID", p."EffectiveDate", p."ExpiryDate", p."PolicyStage", \(Self.productColumns) \
            FROM "tblInsureePolicy" ip JOIN "tblPolicy" p ON p."PolicyID" = ip."PolicyId" \
            JOIN "tblProduct" pr ON pr."ProdID" = p."ProdID" WHERE ip."InsureeID" = \(insureeID) \
            AND ip."ValidityFrom" <= \(end) AND (ip."ValidityTo" IS NULL OR ip."ValidityTo" >= \(end)) \
            AND p."ValidityFrom" <= \(end) AND (p."ValidityTo" IS NULL OR p."ValidityTo" >= \(end)) \
            AND p."PolicyStatus" IN (2, 8) AND p."EffectiveDate" <= \(day) AND p."ExpiryDate" >= \(day) \
            AND ip."EffectiveDate" <= \(day) AND ip."ExpiryDate" >= \(day) ORDER BY p."PolicyID"
            """
    }

    func decode(_ row: any Row) throws(RowError) -> (policy: CoveringPolicy, product: ProductTerms) {
        let policy = CoveringPolicy(
            id: try row.integer(0), productID: try row.integer(1), effectiveDate: try row.calendarDate(2),
            expiryDate: try row.calendarDate(3), isNew: try row.optionalString(4) == "N")
        var product = ProductTerms()
        product.ceilingInterpretation = try row.optionalString(5)
        product.threshold = try row.optionalInteger(6)
        product.deductible = try scale(row, 7)
        product.inPatientDeductible = try scale(row, 10)
        product.outPatientDeductible = try scale(row, 13)
        product.ceiling = try scale(row, 16)
        product.inPatientCeiling = try scale(row, 19)
        product.outPatientCeiling = try scale(row, 22)
        product.extraMembers = try extraMembers(row, 25)
        product.inPatientExtraMembers = try extraMembers(row, 27)
        product.outPatientExtraMembers = try extraMembers(row, 29)
        let counted: [ClaimCategory] = [.consultation, .surgery, .delivery, .antenatal, .hospitalization, .visit]
        for (offset, category) in counted.enumerated() {
            product.maximumClaims[category] = try row.optionalInteger(31 + offset)
        }
        for (offset, category) in counted.dropLast().enumerated() {
            product.maximumAmounts[category] = try row.optionalAmount(37 + offset)
        }
        return (policy, product)
    }

    private func scale(_ row: any Row, _ index: Int) throws(RowError) -> ProductTerms.Scale {
        ProductTerms.Scale(
            treatment: try row.optionalAmount(index), insuree: try row.optionalAmount(index + 1),
            policy: try row.optionalAmount(index + 2))
    }

    private func extraMembers(_ row: any Row, _ index: Int) throws(RowError) -> ProductTerms.ExtraMembers {
        ProductTerms.ExtraMembers(perMember: try row.optionalAmount(index), cap: try row.optionalAmount(index + 1))
    }
}
