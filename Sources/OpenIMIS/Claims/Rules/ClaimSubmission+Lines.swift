// The rules for one line, stopping at the first that refuses.
extension ClaimSubmission {
    /// The reason to refuse a line, or `nil`; cuts the quantity where a product's limit leaves less.
    mutating func validate(line index: Int) throws(ClaimRuleFailure) -> Int? {
        let line = facts.lines[index]
        if !line.master.validity.isLive { return RejectionReason.invalidItemOrService }
        if line.master.validity.from > Validity.start(of: targetDate) { return RejectionReason.targetDate }
        if !hasValidPrice(line.medical) { return RejectionReason.notInPriceList }
        if isRefusedByCareType(line) { return RejectionReason.careType }
        if try isRefusedByPatientCategory(line, index) { return RejectionReason.patientCategory }
        if isRefusedByFrequency(line) { return RejectionReason.frequency }
        return checkProducts(line: index)
    }

    private func isRefusedByCareType(_ line: ClaimLineFacts) -> Bool {
        switch facts.facility.careType {
        case "O": facts.claim.isInPatient || line.master.careType == "I"
        case "I": line.master.careType == "O"
        default: false
        }
    }

    /// Both the sex and the age bit of the person must be in the mask; a gender other than man counts as woman, but
    /// openIMIS files the gender `O` with the men.
    private func isRefusedByPatientCategory(_ line: ClaimLineFacts, _ index: Int) throws(ClaimRuleFailure) -> Bool {
        guard line.master.patientCategories != 0 else { return false }
        guard let gender = facts.insuree.gender, facts.insuree.birthDate != nil else {
            throw .unknownPatientCategory(line: index)
        }
        let mask = (gender == "M" || gender == "O" ? 1 : 2) + (isAdult ? 4 : 8)
        return line.master.patientCategories & mask != mask
    }

    private func isRefusedByFrequency(_ line: ClaimLineFacts) -> Bool {
        guard let days = line.master.frequency, days != 0 else { return false }
        let earliest = targetDate.adding(days: -days)
        return pastUse(of: line).contains { $0.date >= earliest }
    }

    /// Use between the first effective and the last expiry date of the policies.
    private func pastUse(of line: ClaimLineFacts) -> [PastUse] {
        guard let first = facts.policies.map(\.effectiveDate).min(), let last = facts.policies.map(\.expiryDate).max()
        else {
            return []
        }
        return facts.history[line.medical, default: []].filter { first <= $0.date && $0.date <= last }
    }

    /// Every product line is examined, and one that refuses is enough, even where another policy would pay.
    private mutating func checkProducts(line index: Int) -> Int? {
        let line = facts.lines[index]
        let entries = productEntries(for: line.medical)
        guard !entries.isEmpty else { return RejectionReason.noProduct }
        let past = pastUse(of: line)
        var reason: Int?
        for (row, policy) in entries {
            let waiting = row.waitingPeriod(adult: isAdult)
            if policy.isNew, waiting > 0, targetDate < policy.effectiveDate.addingOpenIMISMonths(waiting) {
                reason = RejectionReason.waitingPeriod
            }
            // A refused line's quantity is cut all the same.
            guard let limit = row.quantityLimit(adult: isAdult), limit >= 0 else { continue }
            let used = past.lazy.filter { policy.effectiveDate <= $0.date && $0.date <= policy.expiryDate }
                .reduce(Int64(0)) { sum, use in sum &+ use.quantity.hundredths }
            let available = Int64(limit) * 100 - used
            let asked = (lines[index].quantityApproved ?? lines[index].quantityProvided).hundredths
            if asked <= available { continue }
            guard available > 0 else {
                reason = RejectionReason.quantityOverLimit
                continue
            }
            if lines[index].quantityApproved != nil {
                lines[index].quantityApproved = Amount(hundredths: available)
            } else {
                lines[index].quantityProvided = Amount(hundredths: available)
            }
        }
        return reason
    }

    /// A product's row for each policy of that product, in the order in which the waiting periods end.
    func productEntries(for medical: MedicalKey) -> [(row: ProductLine, policy: CoveringPolicy)] {
        var entries: [(row: ProductLine, policy: CoveringPolicy, end: CalendarDate)] = []
        for row in facts.productLines[medical, default: []] {
            for policy in facts.policies where policy.productID == row.productID {
                let end = policy.effectiveDate.addingOpenIMISMonths(row.waitingPeriod(adult: isAdult))
                entries.append((row, policy, end))
            }
        }
        // The sort is stable, as the database's is for rows that it reads in their own order.
        return entries.sorted { $0.end < $1.end }.map { ($0.row, $0.policy) }
    }
}
