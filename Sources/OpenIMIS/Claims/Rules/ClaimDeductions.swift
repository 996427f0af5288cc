/// Deductibles, ceilings and remuneration of an accepted claim ("dedrem").
///
/// Every passed line is computed against the product of every policy that pays for some line; each policy gets one row.
struct ClaimDeductions {
    let facts: ClaimRuleFacts
    let targetDate: CalendarDate
    let category: ClaimCategory

    /// Writes the adjusted prices on the lines and returns the rows of `tblClaimDedRem`.
    func apply(to lines: inout [ClaimLineVerdict]) throws(ClaimRuleFailure) -> [DeductionVerdict] {
        let passed = lines.indices.filter { !lines[$0].isRefused && facts.lines[$0].isOpen }
        var policyIDs: [Int] = []
        for index in passed {
            if let policy = lines[index].policyID, !policyIDs.contains(policy) { policyIDs.append(policy) }
        }
        if policyIDs.isEmpty { policyIDs = facts.policies.map(\.id) }

        var prices: [Int: ExactDecimal] = [:]
        for index in passed {
            let price = try unitPrice(line: index, origin: lines[index].priceOrigin)
            prices[index] = ExactDecimal(price)
            if facts.lines[index].priceApproved == nil { lines[index].priceAdjusted = price }
        }

        var rows: [DeductionVerdict] = []
        var withDeductible = 0
        for policyID in policyIDs.sorted() {
            guard let policy = facts.policies.first(where: { $0.id == policyID }),
                let product = facts.products[policy.productID]
            else { continue }
            let terms = try PolicyScale(product: product, policyID: policyID, facts: facts)
            if terms.deductible != nil { withDeductible += 1 }
            var pass = DeductionPass(terms: terms, product: product, category: category)
            for index in passed {
                let quantity =
                    lines[index].quantityApproved.flatMap { $0.isZero ? nil : $0 } ?? lines[index].quantityProvided
                guard let price = prices[index] else { continue }
                pass.add(
                    quantity: ExactDecimal(quantity), price: price, line: lines[index],
                    isExcluded: isExcluded(line: index, product: lines[index].productID, isHospital: terms.isHospital))
            }
            rows.append(try pass.row(policyID: policyID))
        }
        if withDeductible != 0, withDeductible != rows.count { throw .deductibleOfOnePolicyOnly }
        return rows
    }

    /// The price that counts: approved, asked where the provider's own price counts, else the price list's.
    private func unitPrice(line index: Int, origin: String?) throws(ClaimRuleFailure) -> Amount {
        let line = facts.lines[index]
        let start = Validity.start(of: targetDate)
        let candidates = facts.priceListLines[line.medical, default: []].filter { $0.validity.from <= start }
        let closedLater = candidates.first { row in row.validity.to.map { $0 >= start } ?? false }
        guard let row = closedLater ?? candidates.first(where: \.validity.isLive) else {
            throw .priceListLineStartsOnTargetDate(line: index)
        }
        if let approved = line.priceApproved { return approved }
        if origin == "O" { return line.priceAsked }
        return row.overrule.flatMap { $0.isZero ? nil : $0 } ?? line.master.price
    }

    /// A line that the ceiling leaves out is not counted as remunerated either.
    private func isExcluded(line index: Int, product: Int?, isHospital: Bool) -> Bool {
        let rows = facts.productLines[facts.lines[index].medical, default: []]
        switch rows.first(where: { $0.productID == product })?.ceilingExclusionAdult {
        case "B": return true
        case "H": return isHospital
        case "N": return !isHospital
        default: return false
        }
    }
}

/// The running sums of one policy.
private struct DeductionPass {
    let terms: PolicyScale
    let product: ProductTerms
    let category: ClaimCategory
    private var deducted = ExactDecimal.zero
    private var remunerated = ExactDecimal.zero
    private var categorySum = ExactDecimal.zero

    init(terms: PolicyScale, product: ProductTerms, category: ClaimCategory) {
        self.terms = terms
        self.product = product
        self.category = category
    }

    mutating func add(quantity: ExactDecimal, price: ExactDecimal, line: ClaimLineVerdict, isExcluded: Bool) {
        var amount = (quantity * price).truncated
        let value = line.limitationValue.map { ExactDecimal($0) } ?? .zero
        if line.limitation == "F", !value.isZero, quantity * value < amount { amount = quantity * value }
        if let deductible = terms.deductible {
            let rest = deductible.amount - deductible.used - deducted
            if rest > .zero {
                if rest >= amount {
                    // openIMIS leaves the amount as it is here, so a fully deducted line is paid all the same.
                    deducted += amount
                } else {
                    deducted += rest
                    amount -= rest
                }
            }
        }
        if line.limitation == "C", !value.isZero { amount = value.percent(of: amount) }
        if let maximum = product.maximumAmounts[category], !maximum.isZero, category.hasMaximumAmount {
            let rest = ExactDecimal(maximum) - categorySum
            if amount > rest { amount = max(rest, .zero) }
            categorySum += amount
        }
        if isExcluded { return }
        guard let ceiling = terms.ceiling, ceiling.amount > .zero else {
            remunerated += amount
            return
        }
        let rest = ceiling.amount - ceiling.used - remunerated
        remunerated += rest >= amount ? amount : max(rest, .zero)
    }

    func row(policyID: Int) throws(ClaimRuleFailure) -> DeductionVerdict {
        guard let deducted = deducted.storedAmount, let remunerated = remunerated.storedAmount,
            let sum = categorySum.storedAmount
        else { throw .amountTooLarge(line: nil) }
        return DeductionVerdict(
            policyID: policyID, deducted: deducted, remunerated: remunerated, isHospital: terms.isHospital,
            categoryAmounts: category.hasMaximumAmount ? [category: sum] : [:])
    }
}

extension ClaimCategory {
    /// Visits and other services have no maximum amount.
    fileprivate var hasMaximumAmount: Bool { self != .visit && self != .other }
}
