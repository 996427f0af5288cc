import OpenIMIS
import SQLInterface

/// The rows of a claim as openIMIS enters them.
struct ClaimRows {
    let draft: ClaimDraft
    let names: ClaimNames
    let actor: Int
    let now: Instant

    func claim(uuid: String, claimed: Amount) -> RowChange {
        var row = RowChange()
        row.set("ClaimUUID", .text(uuid))
        row.set("ClaimCode", .text(draft.code))
        row.set("InsureeID", .integer(Int64(names.patientKey)))
        row.set("HFID", .integer(Int64(names.facilityKey)))
        row.set("ClaimAdminId", SQLValue(names.administratorKey))
        for (index, column) in ["ICDID", "ICDID1", "ICDID2", "ICDID3", "ICDID4"].enumerated() {
            row.set(column, SQLValue(names.diagnosisKeys.indices.contains(index) ? names.diagnosisKeys[index] : nil))
        }
        row.set("DateFrom", SQLValue(draft.dateFrom))
        row.set("DateTo", SQLValue(draft.dateTo))
        row.set("DateClaimed", SQLValue(draft.dateClaimed))
        row.set("VisitType", .text(draft.visitType.rawValue))
        row.set("GuaranteeId", SQLValue(draft.guaranteeID))
        row.set("Explanation", SQLValue(draft.explanation))
        row.set("Claimed", SQLValue(decimal: claimed.description))
        row.set("ClaimStatus", .integer(Int64(ClaimStatus.entered.rawValue)))
        row.set("Feedback", .boolean(false))
        row.set("FeedbackStatus", .integer(1))
        row.set("ReviewStatus", .integer(1))
        row.set("ApprovalStatus", .integer(1))
        row.set("RejectionReason", .integer(0))
        row.set("pre_authorization", .boolean(false))
        row.set("ValidityFrom", .timestamp(now))
        row.set("AuditUserID", .integer(Int64(actor)))
        return row
    }

    /// One statement for all lines of a kind, giving their keys in order; `nil` when there are none.
    func lines(_ kind: ClaimLine.Kind, claimKey: Int) -> SQL? {
        let rows = zip(draft.lines, names.lines).filter { $0.0.kind == kind }.map { line, name -> SQL in
            let values: [SQLValue] = [
                .integer(Int64(claimKey)), .integer(Int64(name.key)), .integer(1),
                SQLValue(decimal: line.quantity.description), SQLValue(decimal: line.price.description),
                .timestamp(now), .integer(Int64(actor)),
            ]
            let end: [SQLValue] = kind == .item ? [.boolean(true)] : []
            return .list(values + end)
        }
        guard !rows.isEmpty else { return nil }
        let all = rows.joined(separator: ", ")
        switch kind {
        case .item:
            return """
                INSERT INTO "tblClaimItems" ("ClaimID", "ItemID", "ClaimItemStatus", "QtyProvided", "PriceAsked",
                    "ValidityFrom", "AuditUserID", "Availability") VALUES \(all) RETURNING "ClaimItemID"
                """
        case .service:
            return """
                INSERT INTO "tblClaimServices" ("ClaimID", "ServiceID", "ClaimServiceStatus", "QtyProvided",
                    "PriceAsked", "ValidityFrom", "AuditUserID") VALUES \(all) RETURNING "ClaimServiceID"
                """
        }
    }

    /// One statement for all attachments; `nil` when there are none.
    func attachments(claimKey: Int) -> SQL? {
        guard !draft.attachments.isEmpty else { return nil }
        let rows = draft.attachments.map { attachment -> SQL in
            let isLink = attachment.content == nil
            return .list([
                .uuid(RandomUUID.make()), .timestamp(now), SQLValue(attachment.title), SQLValue(attachment.title),
                SQLValue(attachment.date ?? draft.dateClaimed), SQLValue(attachment.mimeType),
                SQLValue(attachment.content), SQLValue(isLink ? attachment.url : nil),
                .text(isLink ? "URL" : "FILE"), .text("claim"), .integer(Int64(claimKey)),
            ])
        }
        return """
            INSERT INTO "claim_ClaimAttachment" ("id", "ValidityFrom", "title", "filename", "date", "mime", "document",
                "url", "general_type", "module", "claim_id") VALUES \(rows.joined(separator: ", "))
            """
    }

    /// The lines as openIMIS's sums look at them.
    var facts: [ClaimLineFacts] {
        zip(draft.lines, names.lines).map { line, name in
            ClaimLineFacts(
                medical: MedicalKey(line.kind == .item ? .item : .service, name.key),
                quantityProvided: line.quantity, priceAsked: line.price, recorded: now.microseconds,
                master: MedicalTerms(
                    price: name.price, careType: nil, patientCategories: 0, frequency: nil, category: nil,
                    validity: Validity(from: .min), hasManualPrice: name.hasManualPrice))
        }
    }
}
