import FHIRDefinitions
import FHIRPath

/// Which concept is above which: by nesting, and by the properties `parent` and `subsumedBy` (section 4.8.11).
struct ConceptHierarchy {
    let system: CodeSystem

    init(_ system: CodeSystem) { self.system = system }

    /// Whether a concept is strictly below another.
    func isBelow(_ concept: CodeSystemConcept, _ ancestor: CodeSystemConcept) -> Bool {
        var waiting = [concept]
        var seen: Set<Int> = []
        while let current = waiting.popLast() {
            for parent in parents(of: current) where seen.insert(parent.index).inserted {
                if parent.index == ancestor.index { return true }
                waiting.append(parent)
            }
        }
        return false
    }

    func parents(of concept: CodeSystemConcept) -> [CodeSystemConcept] {
        var parents = concept.parent.map { [$0] } ?? []
        for property in concept.properties where property.code == "parent" || property.code == "subsumedBy" {
            if let parent = system.concept(property.value) { parents.append(parent) }
        }
        return parents
    }
}

/// Says which concepts of a system a filter takes (specification, section 4.9.6).
struct ConceptFilter {
    let system: CodeSystem
    let property: String
    let operation: String
    let value: String

    /// The concepts that meet the filter; `nil` when its operation is not one that can be judged.
    func matching() -> [CodeSystemConcept]? {
        switch operation {
        case "=": return system.concepts.filter { values($0).contains(value) }
        case "in":
            let wanted = Set(value.split(separator: ",").map(String.init))
            return system.concepts.filter { values($0).contains(where: wanted.contains) }
        case "not-in":
            let unwanted = Set(value.split(separator: ",").map(String.init))
            return system.concepts.filter { !values($0).contains(where: unwanted.contains) }
        case "exists":
            return system.concepts.filter { values($0).isEmpty == (value == "false") }
        case "is-a", "descendent-of", "is-not-a", "generalizes": return byHierarchy()
        case "regex":
            // Value sets come with packages; their patterns may not take more than linear time.
            guard let pattern = TextPattern(value) else { return nil }
            return system.concepts.filter { values($0).contains(where: pattern.matchesAll) }
        default: return nil
        }
    }

    private func byHierarchy() -> [CodeSystemConcept]? {
        guard let root = system.concept(value) else { return [] }
        let hierarchy = ConceptHierarchy(system)
        switch operation {
        case "is-a": return system.concepts.filter { $0.index == root.index || hierarchy.isBelow($0, root) }
        case "descendent-of": return system.concepts.filter { hierarchy.isBelow($0, root) }
        case "is-not-a": return system.concepts.filter { $0.index != root.index && !hierarchy.isBelow($0, root) }
        default: return system.concepts.filter { $0.index == root.index || hierarchy.isBelow(root, $0) }
        }
    }

    private func values(_ concept: CodeSystemConcept) -> [String] {
        switch property {
        case "code", "concept": return [concept.code]
        case "display": return concept.display.map { [$0] } ?? []
        case "parent":
            return ConceptHierarchy(system).parents(of: concept).map(\.code)
        case "child": return concept.children.map(\.code)
        default: break
        }
        var values = concept.properties.filter { $0.code == property }.map(\.value)
        values += concept.designations.filter { $0.useCode == property }.map(\.value)
        return values
    }
}
