package import FHIRModel

/// Reads the bodies that clients send.
package struct ResourceReading: Sendable {
    /// What XML needs to know of FHIR's elements; without it JSON alone can be read.
    package let facts: (any ElementFacts)?
    private let limits: ParseLimits

    package init(facts: (any ElementFacts)? = nil, limits: ParseLimits = .standard) {
        self.facts = facts
        self.limits = limits
    }

    /// The document in a body.
    ///
    /// Throws a ``ServiceError`` of kind `invalid` for text that cannot be read, with line, column and path, and for XML
    /// that breaks FHIR's form.
    package func document(_ body: [UInt8], _ format: ResourceFormat) throws(ServiceError) -> Document {
        guard !body.isEmpty else { throw ServiceError(.invalid, "The body is empty.", code: .structure) }
        if format == .xml { return try xmlDocument(body) }
        do {
            return try Document(json: body, limits: limits)
        } catch {
            throw ServiceError(.invalid, issues: [Issue(error)])
        }
    }

    private func xmlDocument(_ body: [UInt8]) throws(ServiceError) -> Document {
        guard let facts else { throw ServiceError(.unsupportedFormat, "XML is not offered here.") }
        let read: ReadResource
        do {
            read = try ResourceReader(facts: facts, limits: limits).read(xml: body)
        } catch {
            throw ServiceError(.invalid, issues: [Issue(error)])
        }
        if read.report.hasErrors { throw ServiceError(.invalid, issues: read.report.issues) }
        return read.document
    }
}
