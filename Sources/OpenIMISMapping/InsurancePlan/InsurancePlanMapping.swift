package import FHIRModel
package import OpenIMIS

/// Maps an insurance product (`tblProduct`) to an `InsurancePlan`.
package struct InsurancePlanMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .product }
    package var resourceType: StaticString { "InsurancePlan" }

    package func profile(of record: ProductRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-insurance-plan"
    }

    package func id(of product: ProductRecord) -> String { product.uuid }

    package func lastUpdated(of product: ProductRecord) -> Moment { product.lastUpdated }

    package func write(_ product: ProductRecord, into plan: inout ResourceBuilder, _ context: RenderingContext) {
        plan.array("extension") { writeExtensions(product, into: &$0) }
        plan.array("identifier") { identifiers in
            identifiers.identifier("UUID", product.uuid)
            identifiers.identifier("Code", product.code)
        }
        plan.string("status", constant: Self.status(product, on: context.today))
        plan.array("type") { $0.conceptItem(CodeSystemURL.planType, "medical", "Medical") }
        plan.string("name", product.name)
        plan.object("period") { period in
            period.date("start", product.dateFrom.date)
            period.date("end", product.dateTo.date)
        }
        if let location = product.locationKey.flatMap({ context.reference.locations[$0]?.location }) {
            plan.array("coverageArea") { areas in
                areas.item { $0.reference("Location", location.uuid, display: location.code) }
            }
        }
        plan.array("coverage") { coverages in
            coverages.item { writeCoverage(product, into: &$0) }
        }
        plan.array("plan") { plans in
            plans.item { item in
                item.array("generalCost") { writeCosts(product, into: &$0, context) }
            }
        }
    }

    /// `draft` before the product's days and `retired` after them.
    static func status(_ product: ProductRecord, on day: CalendarDate?) -> StaticString {
        guard product.isCurrent else { return "retired" }
        guard let day else { return "active" }
        if day < product.dateFrom.date { return "draft" }
        return day > product.dateTo.date ? "retired" : "active"
    }

    private func writeExtensions(_ product: ProductRecord, into extensions: inout ResourceBuilder) {
        if let conversion = product.conversion {
            extensions.simpleExtension(ExtensionURL.planConversion) { value in
                value.reference("valueReference", "InsurancePlan", conversion.uuid, display: conversion.code)
            }
        }
        if let count = product.maximumInstallments, count >= 0 {
            extensions.simpleExtension(ExtensionURL.planInstallments) { $0.integer("valueUnsignedInt", count) }
        }
        for cycle in product.startCycles { extensions.stringExtension(ExtensionURL.planStartCycle, cycle) }
        // One URL for all of them: the element's id tells which it is.
        extensions.period("administrationPeriod", product.administrationPeriod)
        extensions.period("gracePeriodPayment", product.gracePeriodPayment)
        extensions.period("gracePeriodRenewal", product.gracePeriodRenewal)
        extensions.period("gracePeriodEnrolment", product.gracePeriodEnrolment)
        extensions.discount("renewal", product.renewalDiscount)
        extensions.discount("enrolment", product.enrolmentDiscount)
    }

    private func writeCoverage(_ product: ProductRecord, into coverage: inout ResourceBuilder) {
        coverage.concept("type", CodeSystemURL.planType, "medical", "Medical")
        coverage.array("benefit") { benefits in
            benefits.item { benefit in
                benefit.concept("type", CodeSystemURL.planType, "medical", "Medical")
                benefit.array("limit") { limits in
                    limits.limit("period", "Period", product.insurancePeriod, unit: "month")
                    limits.limit("memberCount", "Member Count", product.maximumMembers, unit: "member")
                }
            }
        }
    }

    private func writeCosts(
        _ product: ProductRecord, into costs: inout ResourceBuilder, _ context: RenderingContext
    ) {
        costs.cost("lumpsum", "Lumpsum", product.lumpSum, groupSize: product.threshold, always: true, context)
        costs.cost("premiumAdult", "Premium Adult", product.premiumAdult, context)
        costs.cost("premiumChild", "Premium Child", product.premiumChild, context)
        costs.cost("registrationLumpsum", "Registration Lumpsum", product.registrationLumpSum, context)
        costs.cost("registrationFee", "Registration Fee", product.registrationFee, context)
        costs.cost("generalAssemblyLumpSum", "General Assembly Lump Sum", product.generalAssemblyLumpSum, context)
        costs.cost("generalAssemblyFee", "General Assembly Fee", product.generalAssemblyFee, context)
    }
}

extension ResourceBuilder {
    fileprivate mutating func period(_ id: StaticString, _ months: Int?) {
        guard let months else { return }
        item { item in
            item.string("id", constant: id)
            item.string("url", constant: ExtensionURL.planPeriod)
            item.object("valueQuantity") { quantity in
                quantity.integer("value", months)
                quantity.string("unit", constant: "months")
            }
        }
    }

    fileprivate mutating func discount(_ kind: StaticString, _ discount: ProductRecord.Discount?) {
        guard let discount else { return }
        item { item in
            item.array("extension") { parts in
                if let percentage = discount.percentage {
                    parts.simpleExtension("Percentage") { $0.integer("valueDecimal", percentage) }
                }
                if let months = discount.period {
                    parts.simpleExtension("Period") { value in
                        value.object("valueQuantity") { quantity in
                            quantity.integer("value", months)
                            quantity.string("unit", constant: "months")
                        }
                    }
                }
                parts.simpleExtension("kind") { $0.string("valueCode", constant: kind) }
            }
            item.string("url", constant: ExtensionURL.planDiscount)
        }
    }

    fileprivate mutating func limit(_ code: String, _ display: String, _ value: Int, unit: StaticString) {
        item { limit in
            limit.object("value") { quantity in
                quantity.integer("value", value)
                quantity.string("unit", constant: unit)
            }
            limit.concept("code", CodeSystemURL.benefitLimit, code, display)
        }
    }

    /// A cost of zero is none, but for the lump sum.
    fileprivate mutating func cost(
        _ code: String, _ display: String, _ amount: Amount?, groupSize: Int? = nil, always: Bool = false,
        _ context: RenderingContext
    ) {
        guard let amount, always || !amount.isZero else { return }
        item { cost in
            cost.concept("type", CodeSystemURL.generalCost, code, display)
            if let groupSize, groupSize > 0 { cost.integer("groupSize", groupSize) }
            cost.money("cost", amount, context)
        }
    }
}
