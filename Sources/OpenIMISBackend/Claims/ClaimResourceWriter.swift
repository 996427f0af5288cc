package import FHIRModel
package import FHIRService
package import OpenIMIS
import OpenIMISMapping

/// Enters the claims that clients send, and answers them with what was stored and with the response that waits.
package struct ClaimResourceWriter: ResourceWriter {
    package let interactions: Set<Interaction> = [.create]
    private let entry: any ClaimEntry
    private let rendering: RenderingSource

    package init(_ entry: any ClaimEntry, _ rendering: RenderingSource) {
        self.entry = entry
        self.rendering = rendering
    }

    package func create(_ resource: Document, _ context: RequestContext) async throws -> WriteOutcome {
        let rendering = try await rendering.context()
        var report = Report()
        guard let draft = ClaimReader().draft(resource.root, into: &report) else {
            throw ServiceError(.unprocessable, issues: report.issues)
        }
        let client = try ClientClaim.comparable(resource.root)
        let terms = ClaimTerms(
            actor: context.principal?.userID ?? -1, account: context.principal?.payload as? Account,
            locations: rendering.reference.locations,
            kept: { record in try Self.kept(client, record, rendering, context.handling) })
        let record = try await entry.enter(draft, terms)
        return WriteOutcome(
            resource: ClaimMapping().stored(record, rendering), effect: .created,
            accompanying: [ClaimResponseMapping().stored(record, rendering)],
            issues: Self.remarks(resource.root, record))
    }

    package func update(
        _ id: String, _ resource: Document, ifMatch: String?, _ context: RequestContext
    ) async throws -> WriteOutcome? { nil }

    /// What no column holds; refused where the client wants strict handling.
    private static func kept(
        _ client: Document, _ record: ClaimRecord, _ rendering: RenderingContext, _ handling: RequestContext.Handling
    ) throws -> String? {
        let shown = try Document(json: ClaimMapping().render(record, rendering).json)
        guard let remainder = KeptElements.remainder(of: client.root, rendered: shown.root) else { return nil }
        guard handling != .strict else {
            let text = "openIMIS has no place for (all of) this element, and handling is strict."
            throw ServiceError(
                .unprocessable,
                issues: remainder.elements.map { element in
                    Issue(
                        severity: .error, code: .notSupported, diagnostics: text, expression: "Claim.\(element)",
                        details: text)
                })
        }
        return remainder.text
    }

    /// Where openIMIS decides otherwise than the client said.
    private static func remarks(_ claim: Node, _ record: ClaimRecord) -> [Issue] {
        guard let sent = claim[.total]?[.value]?.numberText.flatMap({ ExactDecimal(text: $0) }),
            let stored = record.amounts.claimed, sent != ExactDecimal(stored)
        else { return [] }
        let text = "openIMIS sums the lines itself: the total is \(stored)."
        return [
            Issue(
                severity: .warning, code: .businessRule, diagnostics: text, expression: "Claim.total", details: text)
        ]
    }
}
