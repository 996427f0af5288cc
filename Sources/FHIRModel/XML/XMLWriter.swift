/// Writes resources as FHIR XML (FHIR R4, 2.6.1), elements in the order of their definitions.
public struct XMLWriter: Sendable {
    /// Why a resource cannot be written: what XML or its definitions have no place for.
    public struct Failure: Error, Sendable {
        /// One finding for each place.
        public let report: Report
    }

    /// What is known of the elements.
    public let facts: any ElementFacts
    /// Whether each element gets a line of its own, indented by two spaces a level.
    public var isIndented: Bool

    public init(facts: any ElementFacts, isIndented: Bool = false) {
        self.facts = facts
        self.isIndented = isIndented
    }

    /// The XML text of a resource, with declaration and namespace.
    ///
    /// Numbers keep their digits and narrative its text.
    /// - Throws: a ``Failure`` that names each member or character that cannot be written; nothing is left out.
    public func write(_ resource: Node) throws(Failure) -> [UInt8] {
        var output = XMLOutput(
            resource.document, facts: facts, isIndented: isIndented,
            capacity: resource.withSourceText(\.count) * 3 / 2 + 512)
        output.writeDocument(BorrowedNode(resource))
        guard output.report.isEmpty else { throw Failure(report: output.report) }
        return output.bytes()
    }

    /// The XML text of a document's resource.
    /// - Throws: a ``Failure`` that names each member or character that cannot be written; nothing is left out.
    public func write(_ document: Document) throws(Failure) -> [UInt8] { try write(document.root) }
}
