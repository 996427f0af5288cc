/// A resource that was read, and what is wrong with the form it was written in.
public struct ReadResource: Sendable {
    /// The resource as JSON; what was read from XML knows its places there.
    public let document: Document
    /// Breaches of FHIR's JSON or XML form; a strict reader accepts none.
    public let report: Report

    public init(document: Document, report: Report) {
        self.document = document
        self.report = report
    }
}
