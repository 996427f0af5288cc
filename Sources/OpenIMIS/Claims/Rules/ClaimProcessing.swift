/// openIMIS's processing of a checked claim.
package enum ClaimProcessing {
    /// What processing stores, release 2026-05: neither rules nor deductions run again.
    package struct Outcome: Hashable, Sendable {
        package var status: ClaimStatus
        package var valuated: Amount?
        /// `DateProcessed` is set only where a relative price still waits for the batch.
        package var setsDateProcessed: Bool
    }

    /// The outcome for a claim with status 4.
    ///
    /// - Parameters:
    ///   - hasRelativePrice: a passed line has the price origin `R`.
    ///   - approved: the approved amount, computed anew.
    /// - Returns: what to store.
    package static func outcome(hasRelativePrice: Bool, approved: Amount) -> Outcome {
        hasRelativePrice
            ? Outcome(status: .processed, valuated: nil, setsDateProcessed: true)
            : Outcome(status: .valuated, valuated: approved, setsDateProcessed: false)
    }
}
