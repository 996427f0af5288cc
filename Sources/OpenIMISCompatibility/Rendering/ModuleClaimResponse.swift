import FHIRModel
import OpenIMIS

extension ModuleForm {
    /// A claim's answer as the module shows it, its `ClaimV2` and its insurer without a type included.
    func writeResponse(_ claim: ClaimRecord, into builder: inout ResourceBuilder) {
        builder.string("id", key(uuid: claim.uuid, code: claim.code))
        builder.identifiers([("UUID", claim.uuid), ("Code", claim.code)])
        builder.string("status", constant: "active")
        writeVisitType(of: claim, into: &builder)
        builder.string("use", constant: "claim")
        if let patient = claim.patient { builder.reference("patient", to: ModuleTarget("Patient", patient), self) }
        builder.string("created", today.description)
        builder.object("insurer") { $0.string("reference", constant: "openIMIS") }
        if let administrator = claim.administrator {
            builder.reference("requestor", to: ModuleTarget("Practitioner", administrator), self)
        }
        builder.reference("request", to: ModuleTarget("ClaimV2", uuid: claim.uuid, code: claim.code), self)
        builder.string("outcome", Self.outcome(claim.status))
        if let feedback = claim.feedbackUUID {
            builder.array("communicationRequest") { requests in
                requests.item { item in
                    item.referenceMembers(to: ModuleTarget("CommunicationRequest", uuid: feedback, code: nil), self)
                }
            }
        }
        var notes = 0
        builder.array("item") { items in
            for (index, line) in claim.lines.enumerated() {
                if line.priceOrigin != nil { notes = min(notes + 1, 2) }
                items.item { write(line, index + 1, note: notes, of: claim, into: &$0) }
            }
        }
        writeTotals(of: claim, into: &builder)
        // Each line's note overwrites the one before, so that no number is above 2.
        if let last = claim.lines.last(where: { $0.priceOrigin != nil }) {
            builder.array("processNote") { array in
                array.item { note in
                    note.integer("number", notes)
                    note.string("text", last.priceOrigin)
                }
            }
        }
    }

    private static func outcome(_ status: Int) -> String? {
        switch ClaimStatus(rawValue: status) {
        case .entered?: "queued"
        case .checked?, .processed?: "partial"
        case .rejected?, .valuated?: "complete"
        case nil: nil
        }
    }

    /// The steps that a claim has taken, in their order.
    private static func steps(of claim: ClaimRecord) -> [ClaimStatus] {
        [.entered, .checked, .processed, .valuated].filter { $0.rawValue <= claim.status }
    }

    private func write(
        _ line: ClaimLine, _ sequence: Int, note: Int, of claim: ClaimRecord, into item: inout ResourceBuilder
    ) {
        item.array("extension") { extensions in
            extensions.extensionItem(ModuleURL.itemReference) { part in
                part.reference(
                    "valueReference",
                    to: ModuleTarget(
                        line.kind == .item ? "Medication" : "ActivityDefinition", line.medical,
                        display: line.medical.code), self)
            }
        }
        item.integer("itemSequence", sequence)
        if line.priceOrigin != nil { item.array("noteNumber") { $0.itemInteger(note) } }
        item.array("adjudication") { adjudications in
            let reason = line.rejectionReason ?? 0
            if claim.status == ClaimStatus.rejected.rawValue || reason != 0 {
                adjudications.item { writeStep(.rejected, of: line, reason: reason, into: &$0) }
            } else {
                for step in Self.steps(of: claim) {
                    adjudications.item { writeStep(step, of: line, reason: reason, into: &$0) }
                }
            }
        }
    }

    private func writeStep(
        _ step: ClaimStatus, of line: ClaimLine, reason: Int, into adjudication: inout ResourceBuilder
    ) {
        writeCategory(step, into: &adjudication)
        adjudication.object("reason") { concept in
            concept.conceptMembers(
                system: ModuleURL.rejectionReasons, code: String(reason), display: Self.rejectionReason(reason),
                text: line.justification)
        }
        adjudication.money("amount", Self.price(of: line, at: step), self)
        adjudication.decimal("value", text: Self.quantity(of: line, at: step).moduleText)
    }

    private func writeCategory(_ step: ClaimStatus, into builder: inout ResourceBuilder) {
        let display: String =
            switch step {
            case .rejected: "rejected"
            case .entered: "entered"
            case .checked: "checked"
            case .processed: "processed"
            case .valuated: "valuated"
            }
        builder.concept("category", system: ModuleURL.claimStatus, code: String(step.rawValue), display: display)
    }

    private static func price(of line: ClaimLine, at step: ClaimStatus) -> Amount {
        switch step {
        case .rejected, .entered: line.priceAsked
        case .checked: line.priceApproved.orIfZero(line.priceAsked)
        case .processed: line.priceAdjusted.orIfZero(line.priceAsked)
        case .valuated: line.priceValuated.orIfZero(line.priceAsked)
        }
    }

    private static func quantity(of line: ClaimLine, at step: ClaimStatus) -> Amount {
        switch step {
        case .rejected, .entered: line.quantityProvided
        case .checked, .processed, .valuated:
            line.quantityApproved.orIfZero(line.quantityProvided)
        }
    }

    private func writeTotals(of claim: ClaimRecord, into builder: inout ResourceBuilder) {
        guard claim.status != ClaimStatus.rejected.rawValue else { return }
        builder.array("total") { totals in
            for step in Self.steps(of: claim) {
                var sum = ExactDecimal.zero
                for line in claim.lines where step == .entered || (line.rejectionReason ?? 0) == 0 {
                    sum +=
                        ExactDecimal(Self.price(of: line, at: step)) * ExactDecimal(Self.quantity(of: line, at: step))
                }
                totals.item { total in
                    writeCategory(step, into: &total)
                    total.money("amount", sum.storedAmount, self)
                }
            }
        }
    }

    static func rejectionReason(_ code: Int) -> String? {
        switch code {
        case -2: "REJECTED BY AI EVALUATION"
        case -1: "REJECTED BY MEDICAL OFFICER"
        case 0: "ACCEPTED"
        case 1: "INVALID ITEM OR SERVICE"
        case 2: "NOT IN PRICE LIST"
        case 3: "NO PRODUCT FOUND"
        case 4: "CATEGORY LIMITATION"
        case 5: "FREQUENCY FAILURE"
        case 6: "DUPLICATED"
        case 7: "FAMILY"
        case 8: "DIAGNOSIS NOT IN LIST"
        case 9: "TARGET DATE"
        case 10: "CARE TYPE"
        case 11: "MAX HOSPITAL ADMISSIONS"
        case 12: "MAX VISITS"
        case 13: "MAX CONSULTATIONS"
        case 14: "MAX SURGERIES"
        case 15: "MAX DELIVERIES"
        case 16: "QTY OVER LIMIT"
        case 17: "WAITING PERIOD FAIL"
        case 19: "MAX ANTENATAL"
        default: nil
        }
    }
}

extension Amount? {
    /// The amount, or another where it is absent or nothing.
    fileprivate func orIfZero(_ other: Amount) -> Amount { flatMap { $0.isZero ? nil : $0 } ?? other }
}
