package import FHIRModel
package import FHIRService
package import OpenIMIS
import OpenIMISMapping

/// Enters the claims that clients send, and answers them with what was stored and with what became of it.
package struct ClaimResourceWriter: ResourceWriter {
    /// openIMIS's right to submit a claim; without it a claim stays entered.
    private static let submission = 111_007

    package let interactions: Set<Interaction> = [.create]
    private let entry: any ClaimEntry
    private let rendering: RenderingSource
    private let judges: Bool

    /// `judges` says whether openIMIS's rules judge a claim as soon as it is entered.
    package init(_ entry: any ClaimEntry, _ rendering: RenderingSource, judges: Bool) {
        self.entry = entry
        self.rendering = rendering
        self.judges = judges
    }

    package func create(_ resource: Document, _ context: RequestContext) async throws -> WriteOutcome {
        let rendering = try await rendering.context()
        var report = Report()
        guard let draft = ClaimReader().draft(resource.root, into: &report) else {
            throw ServiceError(.unprocessable, issues: report.issues)
        }
        let client = try ClientClaim.comparable(resource.root)
        let submits = judges && context.principal.holds(anyOf: [Self.submission])
        let terms = ClaimTerms(
            actor: context.principal?.userID ?? -1, account: context.principal?.payload as? Account,
            locations: rendering.reference.locations, submits: submits,
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
