// The choice of product, policy, limitation and price origin for each line that passed.
extension ClaimSubmission {
    /// Assigns every line without a reason, and returns the lines for which no product has a limitation.
    mutating func assignProducts(reasons: [Int?]) throws(ClaimRuleFailure) -> Set<Int> {
        var uncovered: Set<Int> = []
        for index in lines.indices where facts.lines[index].isOpen && reasons[index] == nil {
            if try !assignProduct(line: index) { uncovered.insert(index) }
        }
        return uncovered
    }

    private mutating func assignProduct(line index: Int) throws(ClaimRuleFailure) -> Bool {
        let line = facts.lines[index]
        var best: [String: (row: ProductLine, value: Amount?)] = [:]
        var seen: Set<Int> = []
        for (row, _) in productEntries(for: line.medical) where seen.insert(row.id).inserted {
            let limitation = row.limitation(visitType: facts.claim.visitType)
            guard let type = limitation.type else { continue }
            let value = isAdult ? limitation.adult : limitation.child
            if let present = best[type], (present.value ?? .zero) >= (value ?? .zero) { continue }
            best[type] = (row, value)
        }
        let coInsurance = best["C"]
        let fixed = best["F"]
        guard let chosen = try choice(coInsurance, fixed, line: index) else { return false }
        lines[index].productID = chosen.productID
        lines[index].policyID = facts.policies.first { $0.productID == chosen.productID }?.id
        lines[index].priceOrigin = chosen.priceOrigin
        // openIMIS writes the co-insurance whenever there is one, also beside the product of a fixed amount.
        lines[index].limitation = coInsurance != nil ? "C" : "F"
        lines[index].limitationValue = coInsurance != nil ? coInsurance?.value : fixed?.value
        return true
    }

    /// The product that leaves the patient the smaller share.
    private func choice(
        _ coInsurance: (row: ProductLine, value: Amount?)?, _ fixed: (row: ProductLine, value: Amount?)?,
        line index: Int
    ) throws(ClaimRuleFailure) -> ProductLine? {
        guard let coInsurance else { return fixed?.row }
        guard let fixed else { return coInsurance.row }
        guard let percent = coInsurance.value, let amount = fixed.value else {
            throw .limitationWithoutValue(line: index)
        }
        let line = facts.lines[index]
        let price = [line.priceApproved, line.priceAsked].lazy.compactMap(\.self).first { !$0.isZero } ?? .zero
        if amount.isZero || amount > price { return fixed.row }
        guard percent < Amount(100) else { return coInsurance.row }
        let ownWithFixed = ExactDecimal(price) - ExactDecimal(amount)
        let ownWithPercent = ExactDecimal(price) - ExactDecimal(percent).percent(of: ExactDecimal(price))
        return ownWithPercent > ownWithFixed ? fixed.row : coInsurance.row
    }
}
