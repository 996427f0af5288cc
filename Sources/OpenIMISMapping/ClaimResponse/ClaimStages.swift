import OpenIMIS

/// What a claim line asked for and got at each stage that its claim has reached.
struct ClaimStage: Equatable {
    let status: ClaimStatus
    /// The price of one unit, or the line's whole amount where `quantity` is one.
    let price: Amount
    let quantity: Amount

    /// The stages of a line; a refused line, or any line of a rejected claim, has the one of the rejection.
    static func stages(of line: ClaimLine, in claim: ClaimRecord) -> [ClaimStage] {
        let reached = ClaimStatus(rawValue: claim.status) ?? .entered
        if reached == .rejected || line.isRefused {
            return [ClaimStage(status: .rejected, price: line.priceAsked, quantity: line.quantityProvided)]
        }
        var stages = [ClaimStage(status: .entered, price: line.priceAsked, quantity: line.quantityProvided)]
        let quantity = line.quantityApproved.flatMap { $0.isZero ? nil : $0 } ?? line.quantityProvided
        if reached.rawValue >= ClaimStatus.checked.rawValue {
            stages.append(
                ClaimStage(status: .checked, price: line.priceApproved ?? line.priceAsked, quantity: quantity))
        }
        if reached.rawValue >= ClaimStatus.processed.rawValue {
            stages.append(
                ClaimStage(status: .processed, price: line.priceAdjusted ?? line.priceAsked, quantity: quantity))
        }
        if reached == .valuated {
            if let valuated = line.priceValuated {
                // openIMIS values the line as a whole.
                stages.append(ClaimStage(status: .valuated, price: valuated, quantity: Amount(1)))
            } else {
                stages.append(ClaimStage(status: .valuated, price: line.priceAsked, quantity: quantity))
            }
        }
        return stages
    }

    var amount: ExactDecimal { ExactDecimal(price) * ExactDecimal(quantity) }
}

extension ClaimLine {
    /// Whether openIMIS gave a reason against it.
    var isRefused: Bool { (rejectionReason ?? 0) != 0 }
}
