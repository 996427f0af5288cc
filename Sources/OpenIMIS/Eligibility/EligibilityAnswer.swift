/// openIMIS's answer to an eligibility question, release 2026-05.
package struct EligibilityAnswer: Sendable {
    /// The earliest day of use and the quantity left of an item or service; absent means no restriction.
    package struct Rest: Hashable, Sendable {
        package var minimumDate: CalendarDate?
        package var left: Amount?
    }

    package var service = Rest()
    package var item = Rest()
    package var productID: Int?
    /// Claims left of each category; absent means no limit.
    package var claimsLeft: [ClaimCategory: Int] = [:]
    /// The product's amount for each category, not reduced by use; absent means no limit.
    package var amountsLeft: [ClaimCategory: Amount] = [:]
    package var isServiceOK: Bool
    package var isItemOK: Bool

    /// Categories whose claims are counted.
    package static let countedCategories: [ClaimCategory] = [
        .hospitalization, .consultation, .surgery, .delivery, .antenatal, .visit,
    ]
    /// Categories that have a maximum amount.
    package static let amountCategories: [ClaimCategory] = [
        .hospitalization, .consultation, .surgery, .delivery, .antenatal,
    ]

    /// Evaluates the question as of a day; openIMIS always asks about the present one.
    package init(_ facts: EligibilityFacts, on today: CalendarDate) {
        let isAdult = facts.birthDate.map { $0.completedYears(to: today) >= facts.ageOfMajority } ?? false
        let service = facts.service.map { Self.rest($0, facts.activeMemberships, isAdult, today) } ?? Rest()
        let item = facts.item.map { Self.rest($0, facts.activeMemberships, isAdult, today) } ?? Rest()
        self.service = service
        self.item = item
        guard let product = facts.product else {
            // Without any policy nothing is left of anything.
            for category in Self.countedCategories { claimsLeft[category] = 0 }
            for category in Self.amountCategories { amountsLeft[category] = .zero }
            isServiceOK = false
            isItemOK = false
            return
        }
        productID = product.id
        var left: [ClaimCategory: Int] = [:]
        for category in Self.countedCategories {
            left[category] = product.maximumClaims[category].map { max(0, $0 - facts.claims[category, default: 0]) }
        }
        claimsLeft = left
        amountsLeft = product.maximumAmounts
        isItemOK = facts.item == nil || Self.isAvailable(item, today)
        isServiceOK =
            switch facts.service?.category {
            case _ where facts.service == nil: true
            case .surgery?, .consultation?, .delivery?:
                Self.isAvailable(service, today)
                    && facts.service?.category.map { category in
                        left[category] != 0 && product.maximumAmounts[category].map { $0 > .zero } ?? true
                    } ?? true
            default: Self.isAvailable(service, today)
            }
    }

    /// A negative rest does not refuse; only exactly nothing does.
    private static func isAvailable(_ rest: Rest, _ today: CalendarDate) -> Bool {
        rest.left != .zero && rest.minimumDate.map { $0 <= today } ?? true
    }

    private struct Group: Hashable {
        let effectiveDate: CalendarDate?
        let productID: Int
        let waitingPeriod: Int
        let limit: Int?

        var minimumDate: CalendarDate? { effectiveDate?.addingCalendarMonths(waitingPeriod) }
    }

    /// Only what was used before has a rest: openIMIS joins earlier use, so without any there is no restriction.
    private static func rest(
        _ use: MedicalUse, _ memberships: [Membership], _ isAdult: Bool, _ today: CalendarDate
    ) -> Rest {
        guard !use.quantities.isEmpty else { return Rest() }
        let total = use.quantities.reduce(Int64(0)) { $0 &+ $1.hundredths }
        var used: [Group: Int64] = [:]
        for membership in memberships {
            for line in use.productLines where line.productID == membership.productID {
                let group = Group(
                    effectiveDate: membership.effectiveDate, productID: line.productID,
                    waitingPeriod: line.waitingPeriod(adult: isAdult), limit: line.quantityLimit(adult: isAdult))
                used[group, default: 0] &+= total
            }
        }
        let dates = used.keys.compactMap(\.minimumDate)
        let minimumDate = dates.filter { $0 <= today }.min() ?? dates.min()
        let open = used.filter { group, _ in group.minimumDate.map { $0 <= today } ?? true }
        if open.contains(where: { $0.key.limit == nil && $0.key.minimumDate != nil }) {
            return Rest(minimumDate: minimumDate, left: nil)
        }
        let left = open.compactMap { group, count in group.limit.map { Int64($0) * 100 - count } }.max()
        return Rest(minimumDate: minimumDate, left: left.map { Amount(hundredths: $0) })
    }
}
