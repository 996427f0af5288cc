import SQLInterface

/// Insurance products with the items and services they cover: two for each country.
struct ProductRows {
    let since: Instant
    let calendar: DemoCalendar
    private var products = DemoRows(
        "tblProduct",
        """
        ProdID ProdUUID ProductCode ProductName DateFrom DateTo LumpSum MemberCount PremiumAdult PremiumChild
        InsurancePeriod GracePeriod MaxTreatment MaxInsuree MaxPolicy MaxInstallments WaitingPeriod Threshold
        CeilingInterpretation LocationId AuditUserID ValidityFrom
        """)
    private var items = DemoRows(
        "tblProductItems",
        "ProdItemID ProdID ItemID LimitationType PriceOrigin LimitAdult LimitChild LimitationTypeR LimitationTypeE LimitAdultR LimitAdultE LimitChildR LimitChildE WaitingPeriodAdult WaitingPeriodChild LimitNoAdult LimitNoChild CeilingExclusionAdult CeilingExclusionChild AuditUserID ValidityFrom"
    )
    private var services = DemoRows(
        "tblProductServices",
        "ProdServiceID ProdID ServiceID LimitationType PriceOrigin LimitAdult LimitChild LimitationTypeR LimitationTypeE LimitAdultR LimitAdultE LimitChildR LimitChildE WaitingPeriodAdult WaitingPeriodChild LimitNoAdult LimitNoChild CeilingExclusionAdult CeilingExclusionChild AuditUserID ValidityFrom"
    )

    init(since: Instant, calendar: DemoCalendar) {
        self.since = since
        self.calendar = calendar
    }

    var tables: [DemoRows] { [products, items, services] }

    mutating func make(_ random: inout DemoRandom, _ scheme: inout DemoScheme) {
        let end = Instant(calendar.day(3650))
        for (index, country) in Country.all.enumerated() {
            var made: [DemoScheme.Product] = []
            for plan in 0..<2 {
                let id = 2 * index + plan + 1
                let product = DemoScheme.Product(
                    id: id, lumpSum: plan == 0 ? 1_000_000 : 0, premiumAdult: plan == 0 ? 0 : 400_000,
                    premiumChild: plan == 0 ? 0 : 200_000)
                let name = plan == 0 ? "Basic cover" : "Family plus"
                products.add(
                    .number(id), .text(random.uuid()), .text("PR\(DemoAccounts.padded(id, 4))"),
                    .text("\(name) \(country.name)"), .timestamp(since), .timestamp(end), .amount(product.lumpSum),
                    .number(plan == 0 ? 6 : 10), .amount(product.premiumAdult), .amount(product.premiumChild),
                    .number(12), .number(0), .null, plan == 0 ? .amount(20_000_000) : .null,
                    plan == 0 ? .amount(60_000_000) : .null, .number(3), .number(0), .number(0), .text("C"), .null,
                    .number(1), .timestamp(since))
                for item in scheme.items where plan == 1 || item.price < 30_000 {
                    items.add(cover(items.rows.count + 1, id, item.id, share: plan == 0 ? 8000 : 10_000))
                }
                for service in scheme.services where plan == 1 || service.price < 2_000_000 {
                    services.add(cover(services.rows.count + 1, id, service.id, share: plan == 0 ? 8000 : 10_000))
                }
                made.append(product)
            }
            scheme.products.append(made)
        }
    }

    /// Co-insurance of `share` hundredths of a percent of the price list's price, for everyone and every visit type.
    private func cover(_ id: Int, _ product: Int, _ covered: Int, share: Int) -> [SQLValue] {
        let limit = SQLValue.amount(share)
        return [
            .number(id), .number(product), .number(covered), .text("C"), .text("P"), limit, limit, .text("C"),
            .text("C"), limit, limit, limit, limit, .number(0), .number(0), .null, .null, .text("N"), .text("N"),
            .number(1), .timestamp(since),
        ]
    }
}
