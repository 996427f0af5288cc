package import OpenIMIS
package import SQLInterface

/// An insurance product.
package enum ProductSelection: RecordSelection {
    package static let source = RecordSource.products

    package static let columns: SQL = """
        "r"."ProdID", "r"."ProdUUID", \(PolicyColumns.lastUpdated("r", .products)), "r"."ProductCode",
        "r"."ProductName", "r"."DateFrom", "r"."DateTo", "r"."InsurancePeriod", "r"."MemberCount", "r"."LumpSum",
        "r"."ValidityTo", "r"."LocationId", "conversion"."ProdUUID", "conversion"."ProductCode",
        "conversion"."ProductName", "r"."Threshold", "r"."PremiumAdult", "r"."PremiumChild",
        "r"."RegistrationLumpSum", "r"."RegistrationFee", "r"."GeneralAssemblyLumpSum", "r"."GeneralAssemblyFee",
        "r"."MaxInstallments", "r"."StartCycle1", "r"."StartCycle2", "r"."StartCycle3", "r"."StartCycle4",
        "r"."AdministrationPeriod", "r"."GracePeriod", "r"."WaitingPeriod", "r"."GracePeriodRenewal",
        "r"."RenewalDiscountPerc", "r"."RenewalDiscountPeriod", "r"."EnrolmentDiscountPerc",
        "r"."EnrolmentDiscountPeriod"
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> ProductRecord {
        var product = ProductRecord(
            key: try columns.integer(), uuid: try columns.uuid(), lastUpdated: try columns.moment(),
            code: try columns.string(), name: try columns.string(), dateFrom: try columns.moment(),
            dateTo: try columns.moment(), insurancePeriod: try columns.integer(),
            maximumMembers: try columns.integer(), lumpSum: try columns.amount(),
            isCurrent: try columns.optionalMoment() == nil)
        product.locationKey = try columns.optionalInteger()
        product.conversion = try columns.entity()
        product.threshold = try columns.optionalInteger()
        product.premiumAdult = try columns.optionalAmount()
        product.premiumChild = try columns.optionalAmount()
        product.registrationLumpSum = try columns.optionalAmount()
        product.registrationFee = try columns.optionalAmount()
        product.generalAssemblyLumpSum = try columns.optionalAmount()
        product.generalAssemblyFee = try columns.optionalAmount()
        product.maximumInstallments = try columns.optionalInteger()
        for _ in 0..<4 {
            if let cycle = try columns.code() { product.startCycles.append(cycle) }
        }
        product.administrationPeriod = try columns.optionalInteger()
        product.gracePeriodEnrolment = try columns.optionalInteger()
        product.gracePeriodPayment = try columns.optionalInteger()
        product.gracePeriodRenewal = try columns.optionalInteger()
        product.renewalDiscount = try discount(&columns)
        product.enrolmentDiscount = try discount(&columns)
        return product
    }

    private static func discount(_ columns: inout ColumnReader) throws(RowError) -> ProductRecord.Discount? {
        let percentage = try columns.optionalInteger()
        let period = try columns.optionalInteger()
        guard percentage != nil || period != nil else { return nil }
        return ProductRecord.Discount(percentage: percentage, period: period)
    }
}
