package import OpenIMIS
import SQLInterface

/// Enters claims into openIMIS's tables (`tblClaim`, `tblClaimItems`, `tblClaimServices`, `claim_ClaimAttachment`).
package struct SQLClaimEntry: ClaimEntry {
    private let shared: SQLStores
    private let schema: ResourceSchema

    package init(_ shared: SQLStores, schema: ResourceSchema) {
        self.shared = shared
        self.schema = schema
    }

    package func enter(_ draft: ClaimDraft, _ terms: ClaimTerms) async throws -> ClaimRecord {
        let schema = schema
        return try await shared.write { session in
            try ClaimEntryWork(session: session, schema: schema, draft: draft, terms: terms).enter()
        }
    }
}

/// The entry of one claim within its transaction.
private struct ClaimEntryWork {
    let session: any SQLSession
    let schema: ResourceSchema
    let draft: ClaimDraft
    let terms: ClaimTerms

    func enter() throws -> ClaimRecord {
        // Two entries of one code must not both find it free: openIMIS has no unique index over it.
        try session.lock("tblClaim.ClaimCode \(draft.code)")
        let found = try session.rows(ClaimNamesQuery(draft: draft, standIn: terms.account?.login))
        let names = try ClaimNames(draft, found)
        try requireArea(of: names)
        let now = Instant.now()
        let rows = ClaimRows(draft: draft, names: names, actor: terms.actor, now: now)
        let claimed: Amount
        do {
            claimed = try ClaimAmounts.claimed(rows.facts)
        } catch {
            throw StoreError(.rule, "The sum of the lines is more than openIMIS can keep.", path: "Claim.item")
        }
        let uuid = RandomUUID.make()
        let key = try session.insert(rows.claim(uuid: uuid, claimed: claimed), into: .claims)
        for kind in [ClaimLine.Kind.item, .service] {
            guard let statement = rows.lines(kind, claimKey: key) else { continue }
            _ = try session.rows(statement) { (row) throws(RowError) in try row.integer(0) }
        }
        if let statement = rows.attachments(claimKey: key) { try session.execute(statement) }
        return try finish(uuid, key: key)
    }

    /// openIMIS refuses a facility outside the districts of the user.
    private func requireArea(of names: ClaimNames) throws(StoreError) {
        guard let account = terms.account, case .locations(let area) = account.area else { return }
        var place = names.districtKey
        // Four levels at most; a cycle in the table ends too.
        for _ in 0..<4 {
            guard let key = place else { break }
            if area.contains(key) { return }
            place = terms.locations[key]?.location.parent
        }
        throw StoreError(
            .rule, "The facility is outside the districts that the account may enter claims for.",
            path: draft.facility.path)
    }

    /// Reads what was stored, and keeps what no column holds.
    private func finish(_ uuid: String, key: Int) throws -> ClaimRecord {
        guard let id = RecordID(uuid), let statement = FindStatement<ClaimSelection>(id, in: schema),
            let found = try session.first(statement)
        else { throw StoreError(.fault, "the claim that was entered cannot be read") }
        var record = found.record
        if let kept = try terms.kept(record) {
            try session.keep(kept, in: .claims, key: key)
            record.keptElements = kept
        }
        return record
    }
}
