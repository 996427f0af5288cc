import FHIRModel
import OpenIMIS

/// Reads the guarantee, the explanation and the attachments out of `Claim.supportingInfo`.
struct ClaimInformationReader {
    /// The categories that openIMIS has columns for.
    enum Category: Sendable {
        case guarantee
        case explanation
        case attachment

        /// `nil` for categories that are only kept.
        init?(_ information: Node) {
            guard let category = information[.category] else { return nil }
            let code = category.code(ofCodeSystem: "claim-supporting-info-category") ?? category[.text]?.string?.trimmed
            switch code?.lowercased() {
            case "guarantee", "guarantee_id": self = .guarantee
            case "explanation": self = .explanation
            case "attachment": self = .attachment
            default: return nil
            }
        }
    }

    private(set) var guaranteeID: String?
    private(set) var explanation: String?
    private(set) var attachments: [ClaimDraft.Attachment] = []

    mutating func read(_ claim: Node, created: CalendarDate?, into report: inout Report) {
        for node in ClaimOrder.sorted(claim[.supportingInfo]) {
            let path = node.path
            switch Category(node) {
            case .guarantee:
                guard guaranteeID == nil else {
                    report.add(.notSupported, at: path, "openIMIS keeps one guarantee.")
                    continue
                }
                guaranteeID = text(node, path, limit: 50, &report)
            case .explanation:
                guard explanation == nil else {
                    report.add(.notSupported, at: path, "openIMIS keeps one explanation.")
                    continue
                }
                explanation = text(node, path, limit: nil, &report)
            case .attachment:
                if let attachment = attachment(node, path, created, &report) { attachments.append(attachment) }
            case nil:
                continue
            }
        }
    }

    private func text(_ node: Node, _ path: String, limit: Int?, _ report: inout Report) -> String? {
        guard let text = node[.valueString]?.string?.trimmed else {
            report.add(.missing, at: path + ".valueString", "This category needs a text.")
            return nil
        }
        if let limit, text.unicodeScalars.count > limit {
            report.add(.invalidValue, at: path + ".valueString", "openIMIS keeps \(limit) characters here.")
            return nil
        }
        return text
    }

    private func attachment(
        _ node: Node, _ path: String, _ created: CalendarDate?, _ report: inout Report
    ) -> ClaimDraft.Attachment? {
        guard let value = node[.valueAttachment] else {
            report.add(.missing, at: path + ".valueAttachment", "This category needs an attachment.")
            return nil
        }
        let place = path + ".valueAttachment"
        var attachment = ClaimDraft.Attachment()
        attachment.title = value[.title]?.string?.trimmed
        attachment.mimeType = value[.contentType]?.string?.trimmed
        attachment.content = value[.data]?.string?.trimmed
        attachment.url = value[.url]?.string?.trimmed
        guard attachment.content != nil || attachment.url != nil else {
            report.add(.missing, at: place, "The attachment has neither 'data' nor 'url'.")
            return nil
        }
        if attachment.content != nil {
            guard let type = attachment.mimeType else {
                report.add(.missing, at: place + ".contentType", "The type of the content is required.")
                return nil
            }
            guard Self.isAllowed(type) else {
                report.add(
                    .notSupported, at: place + ".contentType",
                    "openIMIS takes PDF, text, PNG, JPEG and Word documents, not '\(type)'.")
                return nil
            }
        }
        if let creation = value[.creation] {
            guard let date = creation.string.flatMap({ CalendarDate(text: $0.prefix(10)) }) else {
                report.add(.invalidValue, at: place + ".creation", "openIMIS needs a whole date, YYYY-MM-DD.")
                return nil
            }
            attachment.date = date
        } else {
            attachment.date = created
        }
        return attachment
    }

    /// The types that openIMIS itself takes.
    private static func isAllowed(_ type: String) -> Bool {
        let type = type.prefix { $0 != ";" }.lowercased()
        return type.hasPrefix("text/") || type.contains("doc")
            || ["application/pdf", "image/png", "image/jpeg", "image/jpg", "application/msword"].contains(type)
    }
}
