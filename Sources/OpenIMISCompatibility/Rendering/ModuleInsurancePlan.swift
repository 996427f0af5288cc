import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A product as the module's InsurancePlan.
    func write(_ product: ProductRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: product.uuid, code: product.code))
        builder.array("extension") { writePlanExtensions(of: product, into: &$0) }
        builder.identifiers([("UUID", product.uuid), ("Code", product.code)])
        builder.string("status", Self.status(of: product, on: today))
        builder.array("type") { types in
            types.item { $0.conceptMembers(system: Self.planType, code: "medical", display: "Medical") }
        }
        builder.string("name", product.name)
        builder.object("period") { period in
            period.string("start", ModuleTime.text(of: product.dateFrom))
            period.string("end", ModuleTime.text(of: product.dateTo))
        }
        if let area = product.locationKey.flatMap({ reference.locations[$0] })?.location {
            builder.array("coverageArea") { areas in
                areas.item { item in
                    item.referenceMembers(to: ModuleTarget("Location", uuid: area.uuid, code: area.code), self)
                }
            }
        }
        builder.array("coverage") { coverages in
            coverages.item { coverage in
                coverage.concept("type", system: Self.planType, code: "medical", display: nil)
                coverage.array("benefit") { benefits in
                    benefits.item { benefit in
                        benefit.concept("type", system: Self.planType, code: "medical", display: nil)
                        benefit.array("limit") { limits in
                            limits.limit(product.insurancePeriod, "month", "period", "Period")
                            limits.limit(product.maximumMembers, "member", "memberCount", "Member Count")
                        }
                    }
                }
            }
        }
        builder.array("plan") { plans in
            plans.item { plan in plan.array("generalCost") { writeCosts(of: product, into: &$0) } }
        }
    }

    private static let planType: StaticString = "http://terminology.hl7.org/CodeSystem/insurance-plan-type"

    private static func status(of product: ProductRecord, on today: CalendarDate) -> String {
        let now = Validity.start(of: today)
        if product.dateFrom.microseconds > now { return "draft" }
        return product.dateTo.microseconds < now ? "retired" : "active"
    }

    private func writePlanExtensions(of product: ProductRecord, into extensions: inout ResourceBuilder) {
        if let conversion = product.conversion {
            extensions.extensionItem(ModuleURL.planConversion) { item in
                item.reference(
                    "valueReference", to: ModuleTarget("InsurancePlan", conversion, display: conversion.code), self)
            }
        }
        if let installments = product.maximumInstallments {
            extensions.extensionItem(ModuleURL.planInstallments) { $0.integer("valueUnsignedInt", installments) }
        }
        for cycle in product.startCycles {
            extensions.extensionItem(ModuleURL.planCycle) { $0.string("valueString", cycle) }
        }
        for period in [product.administrationPeriod, product.gracePeriodEnrolment, product.gracePeriodRenewal] {
            guard let period else { continue }
            extensions.extensionItem(ModuleURL.planPeriod) { $0.months("valueQuantity", period) }
        }
        for discount in [product.renewalDiscount, product.enrolmentDiscount] {
            guard let discount else { continue }
            extensions.extensionItem(ModuleURL.planDiscount) { item in
                item.array("extension") { parts in
                    if let percentage = discount.percentage {
                        parts.extensionItem("Percentage") { $0.decimal("valueDecimal", text: "\(percentage).0") }
                    }
                    if let period = discount.period {
                        parts.extensionItem("Period") { $0.months("valueQuantity", period) }
                    }
                }
            }
        }
    }

    private func writeCosts(of product: ProductRecord, into costs: inout ResourceBuilder) {
        cost("lumpsum", "Lumpsum", product.lumpSum, groupSize: product.threshold, into: &costs)
        let others: [(code: String, display: String, amount: Amount?)] = [
            ("premiumAdult", "Premium Adult", product.premiumAdult),
            ("premiumChild", "Premium Child", product.premiumChild),
            ("registrationLumpsum", "Registration Lumpsum", product.registrationLumpSum),
            ("registrationFee", "Registration Fee", product.registrationFee),
            ("generalAssemblyLumpSum", "General Assembly Lumpsum", product.generalAssemblyLumpSum),
            ("generalAssemblyFee", "General Assembly Fee", product.generalAssemblyFee),
        ]
        for (code, display, amount) in others {
            guard let amount, !amount.isZero else { continue }
            cost(code, display, amount, groupSize: nil, into: &costs)
        }
    }

    private func cost(
        _ code: String, _ display: String, _ amount: Amount, groupSize: Int?, into costs: inout ResourceBuilder
    ) {
        costs.item { item in
            item.concept("type", system: ModuleURL.planCost, code: code, display: display)
            item.integer("groupSize", groupSize)
            item.money("cost", amount, self)
        }
    }
}

extension ResourceBuilder {
    fileprivate mutating func months(_ name: StaticString, _ count: Int) {
        object(name) { quantity in
            quantity.decimal("value", text: "\(count).0")
            quantity.string("unit", constant: "months")
        }
    }

    fileprivate mutating func limit(_ value: Int, _ unit: StaticString, _ code: String, _ display: String) {
        item { limit in
            limit.object("value") { quantity in
                quantity.decimal("value", text: "\(value).0")
                quantity.string("unit", constant: unit)
            }
            limit.concept("code", system: ModuleURL.planLimit, code: code, display: display)
        }
    }
}
