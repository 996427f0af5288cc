package import FHIRModel

/// Checks a resource before it is written.
package protocol WriteValidator: Sendable {
    /// What is wrong with the resource; a report with errors keeps it from being written.
    func report(on resource: Document) -> Report
}
