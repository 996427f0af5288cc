import FHIRModel

extension ValidationRun {
    /// The stricter rules for conformance resources that are going to be published.
    func checkPublication(_ scope: ResourceScope) {
        guard options.isForPublication, scope.parent == nil, let url = scope.node[.url]?.string,
            scope.schema.element(named: "status") != nil
        else { return }
        let isHL7 = url.hasPrefix("http://hl7.org/fhir") || url.hasPrefix("http://terminology.hl7.org")
        guard isHL7 else { return }
        let committee = "http://hl7.org/fhir/StructureDefinition/structuredefinition-wg"
        if scope.node.extensionValue(committee) == nil {
            report(
                .publication, at: scope.node,
                "a resource HL7 publishes must name its committee in the extension \(committee)")
        }
    }
}
