/// A way of giving openIMIS's records to clients: which kinds, in which spelling of ids, references, URLs and codes.
///
/// The FHIR dialect is `ResourceDialect.fhir`; the compatibility edge makes its own of its own mappings over the same
/// stores.
package struct ResourceDialect: Sendable {
    /// In the order of the CapabilityStatement; kinds of one type keep theirs in pages too.
    package let handlers: [any ResourceHandler]

    package init(_ handlers: [any ResourceHandler]) { self.handlers = handlers }
}
