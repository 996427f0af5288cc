package import FHIRModel
package import FHIRService
package import OpenIMIS
package import OpenIMISMapping

/// Creates and updates the resources of a mapping: read as a draft with every fault at once, written in one transaction,
/// answered from what was stored.
package struct MappedWriter<Mapping: ResourceMapping, Draft: Sendable>: ResourceWriter {
    package let interactions: Set<Interaction> = [.create, .update]
    private let mapping: Mapping
    private let writer: any RecordWriter<Mapping.Record, Draft>
    private let rendering: RenderingSource
    private let read: @Sendable (Node, ReferenceData, inout Report) -> Draft?
    private let withoutKept: @Sendable (Mapping.Record) -> Mapping.Record

    /// `withoutKept` gives a record without what is kept beside it, and `read` the draft of a resource.
    package init(
        _ mapping: Mapping, _ writer: any RecordWriter<Mapping.Record, Draft>, _ rendering: RenderingSource,
        withoutKept: @escaping @Sendable (Mapping.Record) -> Mapping.Record,
        read: @escaping @Sendable (Node, ReferenceData, inout Report) -> Draft?
    ) {
        self.mapping = mapping
        self.writer = writer
        self.rendering = rendering
        self.withoutKept = withoutKept
        self.read = read
    }

    package func create(_ resource: Document, _ context: RequestContext) async throws -> WriteOutcome {
        let rendering = try await rendering.context()
        let draft = try draft(resource, rendering)
        let terms = terms(resource, ifMatch: nil, context, rendering)
        let written = try await writer.create(draft, terms)
        return WriteOutcome(resource: mapping.stored(written.record, rendering), effect: .created)
    }

    package func update(
        _ id: String, _ resource: Document, ifMatch: String?, _ context: RequestContext
    ) async throws -> WriteOutcome? {
        guard let id = RecordID(id) else { return nil }
        let rendering = try await rendering.context()
        let draft = try draft(resource, rendering)
        let terms = terms(resource, ifMatch: ifMatch, context, rendering)
        guard let written = try await writer.update(id, draft, terms) else { return nil }
        return WriteOutcome(
            resource: mapping.stored(written.record, rendering), effect: written.isChanged ? .updated : .unchanged)
    }

    private func draft(_ resource: Document, _ rendering: RenderingContext) throws -> Draft {
        var report = Report()
        guard let draft = read(resource.root, rendering.reference, &report) else {
            throw ServiceError(.unprocessable, issues: report.issues)
        }
        return draft
    }

    private func terms(
        _ resource: Document, ifMatch: String?, _ context: RequestContext, _ rendering: RenderingContext
    ) -> WriteTerms<Mapping.Record> {
        WriteTerms(
            actor: context.principal?.userID ?? -1, reference: rendering.reference,
            expecting: { [mapping] record in
                guard let ifMatch else { return }
                let current = mapping.render(record, rendering).versionID
                guard ifMatch == current else {
                    throw ServiceError(
                        .preconditionFailed, "The resource is in version \(current), not \(ifMatch).",
                        expression: "http.If-Match")
                }
            },
            kept: { [mapping, withoutKept] record in
                let shown = try Document(json: mapping.render(withoutKept(record), rendering).json)
                guard let remainder = KeptElements.remainder(of: resource.root, rendered: shown.root) else {
                    return nil
                }
                guard context.handling != .strict else {
                    let type = mapping.schema.type
                    throw ServiceError(
                        .unprocessable,
                        issues: remainder.elements.map { element in
                            let text = "openIMIS has no place for (all of) this element, and handling is strict."
                            return Issue(
                                severity: .error, code: .notSupported, diagnostics: text,
                                expression: "\(type).\(element)", details: text)
                        })
                }
                return remainder.text
            })
    }
}
