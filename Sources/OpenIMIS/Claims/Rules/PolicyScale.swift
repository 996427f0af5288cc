/// The deductible and the ceiling that a policy's product sets for a claim, with what earlier claims used of them.
struct PolicyScale {
    struct Limit {
        let amount: ExactDecimal
        let used: ExactDecimal
    }

    let isHospital: Bool
    let deductible: Limit?
    let ceiling: Limit?

    init(product: ProductTerms, policyID: Int, facts: ClaimRuleFacts) throws(ClaimRuleFailure) {
        isHospital =
            switch product.ceilingInterpretation {
            case "I": facts.claim.isInPatient
            case "H": facts.facility.level == "H"
            default: false
            }
        let past = PastAmounts(policyID: policyID, rows: facts.earlierDeductions.filter { $0.policyID == policyID })
        if let general = try past.limit(product.deductible, \.deducted) {
            deductible = general
        } else {
            deductible = try past.limit(
                isHospital ? product.inPatientDeductible : product.outPatientDeductible,
                isHospital ? \.deductedInPatient : \.deductedOutPatient)
        }
        ceiling = try Self.ceiling(product: product, isHospital: isHospital, past: past)
    }

    private static func ceiling(
        product: ProductTerms, isHospital: Bool, past: PastAmounts
    ) throws(ClaimRuleFailure) -> Limit? {
        if let general = try past.limit(product.ceiling, \.remunerated) {
            return try raised(
                general, policy: product.ceiling.policy, extra: product.extraMembers, threshold: product.threshold,
                isThresholdNeeded: true, past: past)
        }
        let scale = isHospital ? product.inPatientCeiling : product.outPatientCeiling
        guard
            let limit = try past.limit(scale, isHospital ? \.remuneratedInPatient : \.remuneratedOutPatient)
        else { return nil }
        return try raised(
            limit, policy: scale.policy,
            extra: isHospital ? product.inPatientExtraMembers : product.outPatientExtraMembers,
            threshold: product.threshold, isThresholdNeeded: isHospital, past: past)
    }

    /// The ceiling of a policy for one member above the threshold.
    ///
    /// openIMIS means the number of members here, but counts 1 for a policy in force, and only such policies pay.
    private static func raised(
        _ limit: Limit, policy: Amount?, extra: ProductTerms.ExtraMembers, threshold: Int?, isThresholdNeeded: Bool,
        past: PastAmounts
    ) throws(ClaimRuleFailure) -> Limit {
        guard let policy, !policy.isZero else { return limit }
        if threshold == nil, isThresholdNeeded { throw .ceilingWithoutThreshold(policyID: past.policyID) }
        let members = 1
        let isAbove =
            isThresholdNeeded ? members > (threshold ?? 0) : (threshold ?? 0) != 0 && members > (threshold ?? 0)
        guard isAbove else { return Limit(amount: ExactDecimal(policy), used: limit.used) }
        guard let perMember = extra.perMember, !perMember.isZero else { return limit }
        var amount = ExactDecimal(policy) + ExactDecimal(members - (threshold ?? 0)) * ExactDecimal(perMember)
        if let cap = extra.cap, !cap.isZero { amount = min(amount, ExactDecimal(cap)) }
        return Limit(amount: amount, used: limit.used)
    }
}

/// What earlier claims used of a policy.
private struct PastAmounts {
    let policyID: Int
    let rows: [EarlierDeduction]

    /// The first amount of a scale that is not zero, with the use that counts for it.
    func limit(
        _ scale: ProductTerms.Scale, _ column: KeyPath<EarlierDeduction, Amount?>
    ) throws(ClaimRuleFailure) -> PolicyScale.Limit? {
        if let amount = scale.treatment, !amount.isZero {
            return PolicyScale.Limit(amount: ExactDecimal(amount), used: .zero)
        }
        if let amount = scale.insuree, !amount.isZero {
            return PolicyScale.Limit(amount: ExactDecimal(amount), used: try sum(rows.filter(\.isSameInsuree), column))
        }
        if let amount = scale.policy, !amount.isZero {
            return PolicyScale.Limit(amount: ExactDecimal(amount), used: try sum(rows, column))
        }
        return nil
    }

    private func sum(
        _ rows: [EarlierDeduction], _ column: KeyPath<EarlierDeduction, Amount?>
    ) throws(ClaimRuleFailure) -> ExactDecimal {
        var total = ExactDecimal.zero
        for row in rows {
            guard let amount = row[keyPath: column] else { throw .mixedInAndOutPatientUse(policyID: policyID) }
            total += ExactDecimal(amount)
        }
        return total
    }
}
