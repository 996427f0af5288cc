/// An insurance product (`tblProduct`).
package struct ProductRecord: Sendable, Hashable {
    package struct Discount: Sendable, Hashable {
        /// Percent of the contribution.
        package let percentage: Int?
        /// Months.
        package let period: Int?

        package init(percentage: Int?, period: Int?) {
            self.percentage = percentage
            self.period = period
        }
    }

    /// `ProdID`.
    package var key: Int
    package var uuid: String
    package var lastUpdated: Moment
    package var code: String
    package var name: String
    package var dateFrom: Moment
    package var dateTo: Moment
    package var locationKey: Int?
    package var conversion: EntityReference?
    package var isCurrent: Bool
    /// Months that a policy lasts.
    package var insurancePeriod: Int
    package var maximumMembers: Int
    /// Members that the lump sum covers.
    package var threshold: Int?
    package var lumpSum: Amount
    package var premiumAdult: Amount?
    package var premiumChild: Amount?
    package var registrationLumpSum: Amount?
    package var registrationFee: Amount?
    package var generalAssemblyLumpSum: Amount?
    package var generalAssemblyFee: Amount?
    package var maximumInstallments: Int?
    /// `dd-mm`, up to four.
    package var startCycles: [String]
    /// Months, as are the three grace periods.
    package var administrationPeriod: Int?
    package var gracePeriodEnrolment: Int?
    package var gracePeriodPayment: Int?
    package var gracePeriodRenewal: Int?
    package var renewalDiscount: Discount?
    package var enrolmentDiscount: Discount?

    package init(
        key: Int, uuid: String, lastUpdated: Moment, code: String, name: String, dateFrom: Moment, dateTo: Moment,
        insurancePeriod: Int, maximumMembers: Int, lumpSum: Amount, isCurrent: Bool
    ) {
        self.key = key
        self.uuid = uuid
        self.lastUpdated = lastUpdated
        self.code = code
        self.name = name
        self.dateFrom = dateFrom
        self.dateTo = dateTo
        self.insurancePeriod = insurancePeriod
        self.maximumMembers = maximumMembers
        self.lumpSum = lumpSum
        self.isCurrent = isCurrent
        startCycles = []
    }
}
