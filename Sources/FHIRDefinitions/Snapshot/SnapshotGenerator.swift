/// Makes the snapshot of a profile from its differential and its base (FHIR R4, 5.1.0.14).
struct SnapshotGenerator {
    let store: DefinitionStore

    func definitionWithSnapshot(_ definition: StructureDefinition) throws(DefinitionError) -> StructureDefinition {
        throw DefinitionError(.snapshot, "\(definition.url) has no snapshot")
    }
}
