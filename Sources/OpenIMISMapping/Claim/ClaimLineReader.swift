import FHIRModel
import OpenIMIS

/// Reads the items and services of a `Claim`.
struct ClaimLineReader {
    /// Items before services, each kind by its sequence.
    func lines(_ claim: Node, into report: inout Report) -> [ClaimDraft.Line] {
        var lines: [ClaimDraft.Line] = []
        for node in Self.ordered(claim) {
            if let line = line(node.node, node.kind, &report) { lines.append(line) }
        }
        return lines
    }

    /// The lines in the order in which openIMIS has them; a line whose kind is not told comes last.
    static func ordered(_ claim: Node) -> [(node: Node, kind: ClaimLine.Kind?)] {
        let lines = ClaimOrder.sorted(claim[.item]).map { (node: $0, kind: kind(of: $0)) }
        return lines.filter { $0.kind == .item } + lines.filter { $0.kind == .service }
            + lines.filter { $0.kind == nil }
    }

    /// By the category, else by what the line refers to, else by the code system of what was provided.
    private static func kind(of line: Node) -> ClaimLine.Kind? {
        if let category = line[.category] {
            switch category.code(ofCodeSystem: "claim-item-category") ?? category[.text]?.string?.trimmed?.lowercased()
            {
            case "item": return .item
            case "service": return .service
            case nil: break
            default: return nil
            }
        }
        if let reference = reference(of: line) {
            let text = reference[.reference]?.string ?? reference[.type]?.string ?? ""
            if text.contains("Medication") { return .item }
            if text.contains("ActivityDefinition") { return .service }
        }
        let systems = line[.productOrService]?[.coding]?.elements.compactMap { $0[.system]?.string } ?? []
        if systems.contains(where: { Canonical.matches($0, "CodeSystem", "medical-item") }) { return .item }
        if systems.contains(where: { Canonical.matches($0, "CodeSystem", "medical-service") }) { return .service }
        return nil
    }

    /// The extension `claim-item-reference`; older clients name it by the resource type alone.
    private static func reference(of line: Node) -> Node? {
        if let found = line.firstExtension(named: "claim-item-reference") { return found[.valueReference] }
        return line[.extension]?.elements.first { item in
            item[.url]?.text(equals: "Medication") ?? false || item[.url]?.text(equals: "ActivityDefinition") ?? false
        }?[.valueReference]
    }

    private func line(_ node: Node, _ kind: ClaimLine.Kind?, _ report: inout Report) -> ClaimDraft.Line? {
        let path = node.path
        guard let kind else {
            report.add(
                .invalidValue, at: path + ".category",
                "Whether the line is an item or a service must be told: category 'item' or 'service'.")
            return nil
        }
        let medical = medical(node, kind, path, &report)
        let quantity = amount(node[.quantity], path + ".quantity", &report)
        let price = amount(node[.unitPrice], path + ".unitPrice", &report)
        guard let medical, let quantity, let price else { return nil }
        return ClaimDraft.Line(kind: kind, medical: medical, quantity: quantity, price: price, path: path)
    }

    private func medical(
        _ node: Node, _ kind: ClaimLine.Kind, _ path: String, _ report: inout Report
    ) -> EntityKey? {
        if let reference = Self.reference(of: node) {
            return ReferenceReader(kind == .item ? "Medication" : "ActivityDefinition")
                .key(reference, at: path + ".extension", into: &report)
        }
        let concept = node[.productOrService]
        let system = kind == .item ? "medical-item" : "medical-service"
        let code = concept?.code(ofCodeSystem: system) ?? concept?[.text]?.string?.trimmed
        guard let code else {
            report.add(
                .missing, at: path + ".productOrService",
                "The item or service is needed: a code of \(system), or the extension claim-item-reference.")
            return nil
        }
        return EntityKey(.code(code), path: path + ".productOrService")
    }

    /// A quantity or price that openIMIS can hold, and none below zero.
    private func amount(_ node: Node?, _ path: String, _ report: inout Report) -> Amount? {
        guard let text = node?[.value]?.numberText else {
            report.add(.missing, at: path + ".value", "This number is required.")
            return nil
        }
        guard let amount = Amount(text: text) else {
            report.add(
                .invalidValue, at: path + ".value", "openIMIS keeps sixteen digits before the point and two behind it.")
            return nil
        }
        guard amount >= .zero else {
            report.add(.invalidValue, at: path + ".value", "It must not be below zero.")
            return nil
        }
        return amount
    }
}
