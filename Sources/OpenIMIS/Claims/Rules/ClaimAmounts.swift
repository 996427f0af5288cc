/// The amounts of a claim (`Claimed`, `Approved`).
package enum ClaimAmounts {
    /// The sum of price times quantity; a service with a manual price counts its own price once.
    ///
    /// - Throws: ``ClaimRuleFailure/amountTooLarge(line:)`` beyond `numeric(18,2)`.
    package static func claimed(_ lines: [ClaimLineFacts]) throws(ClaimRuleFailure) -> Amount {
        var sum = ExactDecimal.zero
        for line in lines {
            if line.master.hasManualPrice {
                sum += ExactDecimal(line.master.price)
            } else {
                sum +=
                    ExactDecimal(line.priceApproved ?? line.priceAsked)
                    * ExactDecimal(line.quantityApproved ?? line.quantityProvided)
            }
        }
        guard let amount = sum.storedAmount else { throw .amountTooLarge(line: nil) }
        return amount
    }

    /// The approved amount as openIMIS computes it.
    ///
    /// Its statement sums items and services over one join of both, so with both kinds present each sum is multiplied by the
    /// number of rows of the other kind. A refused line counts 0, since its approved quantity is 0.
    static func approved(
        _ verdicts: [ClaimLineVerdict], _ lines: [ClaimLineFacts]
    ) throws(ClaimRuleFailure) -> Amount {
        var sums: [MedicalKey.Kind: ExactDecimal] = [:]
        var counts: [MedicalKey.Kind: Int] = [:]
        for (verdict, line) in zip(verdicts, lines) {
            let price = line.priceApproved ?? verdict.priceAdjusted ?? line.priceAsked
            let quantity = verdict.quantityApproved ?? verdict.quantityProvided
            sums[line.medical.kind, default: .zero] += ExactDecimal(price) * ExactDecimal(quantity)
            counts[line.medical.kind, default: 0] += 1
        }
        let items = sums[.item, default: .zero] * ExactDecimal(max(1, counts[.service, default: 0]))
        let services = sums[.service, default: .zero] * ExactDecimal(max(1, counts[.item, default: 0]))
        guard let amount = (items + services).storedAmount else { throw .amountTooLarge(line: nil) }
        return amount
    }
}
