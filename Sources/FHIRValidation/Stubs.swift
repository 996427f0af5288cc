import FHIRModel

extension ValidationRun {
    func checkStructureDefinition(_ scope: ResourceScope) {}
    func checkCodeSystem(_ scope: ResourceScope) {}
    func checkValueSet(_ scope: ResourceScope) {}
    func checkSearchParameter(_ scope: ResourceScope) {}
    func checkMeasure(_ scope: ResourceScope) {}
    func checkMeasureReport(_ scope: ResourceScope) {}
    func checkPublication(_ scope: ResourceScope) {}
}
