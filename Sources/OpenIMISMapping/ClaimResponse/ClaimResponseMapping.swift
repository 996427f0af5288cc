package import FHIRModel
package import OpenIMIS

/// Maps what became of a claim (`tblClaim` with its lines) to a `ClaimResponse`.
package struct ClaimResponseMapping: ResourceMapping {
    package init() {}

    package var schema: ResourceSchema { .claimResponse }
    package var resourceType: StaticString { "ClaimResponse" }

    package func profile(of record: ClaimRecord) -> StaticString? {
        "https://openimis.github.io/openimis_fhir_r4_ig/StructureDefinition/openimis-claim-response"
    }

    package func id(of claim: ClaimRecord) -> String { claim.uuid }

    package func lastUpdated(of claim: ClaimRecord) -> Moment { claim.lastUpdated }

    package func write(_ claim: ClaimRecord, into response: inout ResourceBuilder, _ context: RenderingContext) {
        response.array("identifier") { identifiers in
            identifiers.identifier("UUID", claim.uuid)
            identifiers.identifier("Code", claim.code)
        }
        response.string("status", constant: "active")
        response.visitType(of: claim)
        response.string("use", constant: "claim")
        response.patient(of: claim)
        if let moment = claim.processed ?? claim.submitted {
            response.string("created", moment.description)
        } else {
            response.date("created", claim.dateClaimed)
        }
        response.insurer(context)
        response.reference("requestor", "Practitioner", to: claim.administrator)
        response.reference("request", "Claim", claim.uuid, display: claim.code)
        response.string("outcome", constant: Self.outcome(claim.status))
        let reason = claim.rejectionReason.flatMap { $0 == 0 ? nil : $0 }
        response.string("disposition", reason.flatMap(CodeDisplay.rejectionReason))
        let notes = ProcessNotes(claim)
        response.array("item") { items in
            for (index, line) in claim.lines.enumerated() {
                items.item { item in
                    item.array("extension") { $0.claimItemReference(line) }
                    item.integer("itemSequence", index + 1)
                    item.array("noteNumber") { $0.itemInteger(line.priceOrigin.flatMap(notes.number)) }
                    item.array("adjudication") { adjudications in
                        for stage in ClaimStage.stages(of: line, in: claim) {
                            adjudications.item { Self.write(stage, of: line, into: &$0, context) }
                        }
                    }
                }
            }
        }
        if let reason {
            response.array("adjudication") { adjudications in
                adjudications.item { item in
                    item.status(.rejected)
                    item.rejectionReason(reason, text: nil)
                }
            }
        }
        response.array("total") { Self.writeTotals(claim, into: &$0, context) }
        response.array("processNote") { notes.write(into: &$0) }
    }

    /// R4's `remittance-outcome` of a claim's status.
    static func outcome(_ status: Int) -> StaticString {
        switch ClaimStatus(rawValue: status) {
        case .rejected, .valuated: "complete"
        case .checked, .processed: "partial"
        case .entered, nil: "queued"
        }
    }

    private static func write(
        _ stage: ClaimStage, of line: ClaimLine, into item: inout ResourceBuilder, _ context: RenderingContext
    ) {
        item.status(stage.status)
        item.rejectionReason(line.rejectionReason ?? 0, text: line.justification)
        item.money("amount", stage.price, context)
        item.decimal("value", stage.quantity)
    }

    /// For each stage the sum of the lines that were not refused; none for a rejected claim.
    private static func writeTotals(
        _ claim: ClaimRecord, into totals: inout ResourceBuilder, _ context: RenderingContext
    ) {
        var sums: [(status: ClaimStatus, sum: ExactDecimal)] = []
        for line in claim.lines {
            for stage in ClaimStage.stages(of: line, in: claim) where stage.status != .rejected {
                if let index = sums.firstIndex(where: { $0.status == stage.status }) {
                    sums[index].sum += stage.amount
                } else {
                    sums.append((stage.status, stage.amount))
                }
            }
        }
        for (status, sum) in sums {
            totals.item { total in
                total.status(status)
                total.money("amount", sum.storedAmount, context)
            }
        }
    }
}

/// The notes of a claim: how each price came about, and what the medical officer wrote.
private struct ProcessNotes {
    private let origins: [String]
    private let adjustment: String?

    init(_ claim: ClaimRecord) {
        var origins: [String] = []
        for origin in claim.lines.compactMap(\.priceOrigin) where !origins.contains(origin) { origins.append(origin) }
        self.origins = origins
        adjustment = claim.adjustment
    }

    /// The number of the note on a price origin.
    func number(_ origin: String) -> Int? { origins.firstIndex(of: origin).map { $0 + 1 } }

    func write(into notes: inout ResourceBuilder) {
        for (index, text) in (origins + [adjustment].compactMap(\.self)).enumerated() {
            notes.item { note in
                note.integer("number", index + 1)
                note.string("text", text)
            }
        }
    }
}

extension ResourceBuilder {
    fileprivate mutating func status(_ status: ClaimStatus) {
        concept(
            "category", CodeSystemURL.claimStatus, String(status.rawValue), CodeDisplay.claimStatus(status.rawValue))
    }

    fileprivate mutating func rejectionReason(_ reason: Int, text: String?) {
        object("reason") { concept in
            concept.codings(CodeSystemURL.rejectionReasons, String(reason), CodeDisplay.rejectionReason(reason))
            concept.string("text", text)
        }
    }
}
