/// The verdict of openIMIS's claim engine on a submitted claim, release 2026-05 (claim module 1.11).
///
/// The rules run in the engine's own order: the claim's dates, the person and the policies, the categories' maxima, each
/// line, the choice of a product for each line, and last deductibles and ceilings.
package struct ClaimSubmission {
    let facts: ClaimRuleFacts
    let targetDate: CalendarDate
    let isAdult: Bool
    var lines: [ClaimLineVerdict]

    /// The verdict that openIMIS would store.
    ///
    /// - Throws: ``ClaimRuleFailure`` where openIMIS stores nothing.
    package static func verdict(on facts: ClaimRuleFacts) throws(ClaimRuleFailure) -> ClaimVerdict {
        let untouched = facts.lines.map { line in
            ClaimLineVerdict(
                rejectionReason: line.rejectionReason, quantityProvided: line.quantityProvided,
                quantityApproved: line.quantityApproved)
        }
        guard let targetDate = facts.claim.targetDate,
            facts.claim.dateFrom.map({ facts.claim.dateClaimed >= $0 }) ?? true
        else { return refused(untouched, lines: RejectionReason.targetDate, errors: [RejectionReason.targetDate]) }

        var errors: [Int] = []
        if !facts.insuree.isLive || !facts.insuree.hasLiveFamily { errors.append(RejectionReason.insureeOrFamily) }
        if facts.policies.isEmpty { errors.append(RejectionReason.noCoverage) }
        guard errors.isEmpty else {
            return refused(untouched, lines: RejectionReason.insureeOrFamily, errors: errors)
        }

        var submission = ClaimSubmission(facts: facts, targetDate: targetDate, lines: untouched)
        try submission.checkCategoryMaxima()
        return try submission.run()
    }

    private init(facts: ClaimRuleFacts, targetDate: CalendarDate, lines: [ClaimLineVerdict]) {
        self.facts = facts
        self.targetDate = targetDate
        self.lines = lines
        isAdult = facts.insuree.birthDate.map { $0.completedYears(to: targetDate) >= facts.ageOfMajority } ?? false
    }

    /// A refusal of the whole claim before any line was looked at: all lines carry the reason, none is refused by itself.
    private static func refused(_ lines: [ClaimLineVerdict], lines reason: Int, errors: [Int]) -> ClaimVerdict {
        let marked = lines.map { line in
            var line = line
            line.rejectionReason = reason
            return line
        }
        return ClaimVerdict(
            status: .rejected, rejectionReason: RejectionReason.noCoverage, lines: marked, deductions: [],
            errorCodes: errors)
    }

    private mutating func run() throws(ClaimRuleFailure) -> ClaimVerdict {
        var reasons: [Int?] = []
        for index in lines.indices {
            reasons.append(facts.lines[index].isOpen ? try validate(line: index) : nil)
        }
        let refusedByAssignment = try assignProducts(reasons: reasons)
        guard refusedByAssignment.isEmpty else {
            return verdictWithoutLimitation(reasons: reasons, uncovered: refusedByAssignment)
        }
        for index in lines.indices where facts.lines[index].isOpen {
            if let reason = reasons[index] {
                lines[index].isRefused = true
                lines[index].rejectionReason = reason
                lines[index].quantityApproved = .zero
            } else {
                lines[index].rejectionReason = RejectionReason.accepted
            }
        }
        if lines.allSatisfy(\.isRefused) {
            return ClaimVerdict(
                status: .rejected, rejectionReason: RejectionReason.invalidItemOrService, lines: lines, deductions: [],
                errorCodes: [RejectionReason.invalidItemOrService] + reasons.compactMap(\.self))
        }
        let deductions = try ClaimDeductions(facts: facts, targetDate: targetDate, category: validationCategory)
            .apply(to: &lines)
        return ClaimVerdict(
            status: .checked, rejectionReason: RejectionReason.accepted, category: storedCategory,
            approved: try ClaimAmounts.approved(lines, facts.lines), lines: lines, deductions: deductions,
            errorCodes: [])
    }

    /// A line without limitation for the kind of visit refuses the whole claim, and what the line rules found is not
    /// stored.
    private func verdictWithoutLimitation(reasons: [Int?], uncovered: Set<Int>) -> ClaimVerdict {
        var stored = lines
        for index in stored.indices where facts.lines[index].isOpen {
            if uncovered.contains(index) {
                stored[index].rejectionReason = RejectionReason.noProduct
            } else if reasons[index] == nil {
                stored[index].rejectionReason = RejectionReason.accepted
            } else {
                stored[index].rejectionReason = facts.lines[index].rejectionReason
                stored[index].quantityProvided = facts.lines[index].quantityProvided
                stored[index].quantityApproved = facts.lines[index].quantityApproved
            }
        }
        return ClaimVerdict(
            status: .rejected, rejectionReason: RejectionReason.accepted, lines: stored, deductions: [],
            errorCodes: uncovered.map { _ in RejectionReason.noProduct })
    }

    /// The category that limits and deductions use: of the services with a valid row in the facility's price list.
    private var validationCategory: ClaimCategory {
        facts.claim.category
            ?? ClaimCategory(
                ofServices: facts.lines.lazy
                    .filter { $0.medical.kind == .service && hasValidPrice($0.medical) }.map(\.master.category),
                isInPatient: facts.claim.isInPatient)
    }

    /// The category that is stored: of the services whose own row and whose claim line were there on the target date.
    private var storedCategory: ClaimCategory {
        facts.claim.category
            ?? ClaimCategory(
                ofServices: facts.lines.lazy.filter {
                    $0.medical.kind == .service && $0.master.validity.covers(targetDate)
                        && Validity(from: $0.recorded).covers(targetDate)
                }.map(\.master.category), isInPatient: facts.claim.isInPatient)
    }

    func hasValidPrice(_ medical: MedicalKey) -> Bool {
        facts.priceListLines[medical, default: []].contains { $0.validity.covers(targetDate) }
    }

    /// openIMIS means to refuse the claim or to drop the policy here, but its release ends in a technical error.
    private func checkCategoryMaxima() throws(ClaimRuleFailure) {
        let category = validationCategory
        guard let code = RejectionReason.maximum(of: category) else { return }
        for policy in facts.policies {
            guard let limit = facts.products[policy.productID]?.maximumClaims[category], limit >= 0 else { continue }
            let count = facts.earlierClaims.count {
                $0.category == category && policy.effectiveDate <= $0.targetDate && $0.targetDate <= policy.expiryDate
            }
            if count >= limit { throw .categoryMaximum(category, code: code) }
        }
    }
}
