/// Enters claims as openIMIS does, each in one transaction.
package protocol ClaimEntry: Sendable {
    /// Enters a claim; openIMIS's own submission judges it later.
    ///
    /// Throws ``StoreError``: `conflict` when a current claim has the code, `unresolvedReference` when something that the
    /// draft names does not exist, `rule` when openIMIS refuses the claim. Nothing is stored then.
    func enter(_ draft: ClaimDraft, _ terms: ClaimTerms) async throws -> ClaimRecord
}

/// What holds for the entry of a claim besides the draft.
package struct ClaimTerms: Sendable {
    /// The `tblUsers` id that the claim is noted under; -1 for nobody known.
    package let actor: Int
    /// Who enters it: the login may be a claim administrator's code, and the area bounds the facilities.
    package let account: Account?
    package let locations: LocationTree
    /// What is to be kept of the client's resource beside the record as it will stand; `nil` for nothing.
    package let kept: @Sendable (ClaimRecord) throws -> String?

    package init(
        actor: Int = -1, account: Account? = nil, locations: LocationTree = .empty,
        kept: @escaping @Sendable (ClaimRecord) throws -> String? = { _ in nil }
    ) {
        self.actor = actor
        self.account = account
        self.locations = locations
        self.kept = kept
    }
}
