/// Reads resources from JSON or XML and checks the form FHIR gives them (FHIR R4, 2.6.1 and 2.6.2).
///
/// That is what can be said without profiles: known elements in the right places and order, the right JSON types, no
/// empty elements, primitives that can be values of their types, well-formed and harmless narrative.
public struct ResourceReader: Sendable {
    /// What is known of the elements.
    public let facts: any ElementFacts
    /// What is read at most.
    public let limits: ParseLimits

    public init(facts: any ElementFacts, limits: ParseLimits = .standard) {
        self.facts = facts
        self.limits = limits
    }

    /// Reads a resource in JSON.
    /// - Throws: a ``ParseError`` when the text is no JSON.
    public func read(json: [UInt8]) throws(ParseError) -> ReadResource {
        let document = try Document(json: json, limits: limits)
        return ReadResource(document: document, report: check(document))
    }

    /// Reads a resource in XML.
    /// - Throws: a ``ParseError`` when the text is no XML, has a document type declaration, or its root is no resource.
    public func read(xml: [UInt8]) throws(ParseError) -> ReadResource {
        let buffer = try SourceBuffer(copying: xml, limits: limits)
        return try read(UnsafeBufferPointer(start: buffer.start, count: buffer.count))
    }

    /// Reads a resource in either format.
    public func read(_ bytes: [UInt8], _ format: ResourceFormat) throws(ParseError) -> ReadResource {
        format == .xml ? try read(xml: bytes) : try read(json: bytes)
    }

    /// Checks the form of a resource that was read from JSON.
    public func check(_ document: Document) -> Report {
        var form = ResourceForm(document, facts: facts, limits: limits)
        return form.check()
    }

    private func read(_ source: UnsafeBufferPointer<UInt8>) throws(ParseError) -> ReadResource {
        try XMLEncoding.check(source)
        let builder = try XMLEventParser.run(
            source, XMLTreeBuilder(facts: facts, limits: limits, count: source.count))
        var writer = XMLToJSON(builder, source: source)
        writer.write()
        // Every level of XML can be two of JSON.
        let limits = ParseLimits(
            maximumBytes: Int(Int32.max), maximumDepth: self.limits.maximumDepth * 2 + 2,
            maximumNodes: self.limits.maximumNodes * 3)
        return ReadResource(document: try writer.document(limits: limits), report: Report(builder.issues))
    }
}
