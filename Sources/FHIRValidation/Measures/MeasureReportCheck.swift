import FHIRDefinitions
import FHIRModel

extension ValidationRun {
    /// Checks a MeasureReport against the Measure it reports on (specification, resource MeasureReport).
    func checkMeasureReport(_ scope: ResourceScope) {
        guard !options.checksStructureOnly, let canonical = scope.node[.measure]?.string,
            let resource = schemas.definitions.resource(canonical), resource.resourceType == "Measure",
            let json = resource.json, let document = try? Document(json: json)
        else { return }
        checkGroups(scope.node, document.root.items(.group))
    }

    private func checkGroups(_ response: Node, _ definitions: [Node]) {
        let groups = response.items(.group)
        let type = response[.type]?.string ?? ""
        if definitions.count == 1, groups.count == 1 {
            checkPopulations(groups[0], definitions[0], type)
            return
        }
        var seen: Set<Int> = []
        for group in groups {
            guard let code = group[.code],
                let position = definitions.firstIndex(where: { isSame($0[.code], code) })
            else {
                report(.measureReport, at: group, "the group must have a code that a group of the measure has")
                continue
            }
            seen.insert(position)
            checkPopulations(group, definitions[position], type)
        }
        for (position, definition) in definitions.enumerated() where !seen.contains(position) {
            report(
                .measureReport, at: response,
                "there is no group for the measure's group '\(text(definition[.code]))'")
        }
    }

    private func checkPopulations(_ group: Node, _ definition: Node, _ type: String) {
        for population in group.items(.population) {
            if let code = population[.code],
                !definition.items(.population).contains(where: { isSame($0[.code], code) })
            {
                report(.measureReport, at: population, "the measure's group has no population '\(text(code))'")
            }
            guard population[.subjectResults] != nil else { continue }
            if type != "subject-list" {
                report(.measureReport, at: population, "only a report of type subject-list may list subjects")
            } else if let count = population[.count]?.integer, count != 1 {
                report(
                    .measureReport, at: population,
                    "the count is \(count), but one list of subjects is given, whose length should be the count")
            }
        }
    }

    /// Whether two concepts share a code, or the text where there are no codes.
    private func isSame(_ left: Node?, _ right: Node?) -> Bool {
        guard let left, let right else { return false }
        let codes = Set(left.items(.coding).map { ($0[.system]?.string ?? "") + "|" + ($0[.code]?.string ?? "") })
        let others = right.items(.coding).map { ($0[.system]?.string ?? "") + "|" + ($0[.code]?.string ?? "") }
        if codes.isEmpty, others.isEmpty { return left[.text]?.string == right[.text]?.string }
        return others.contains(where: codes.contains)
    }

    private func text(_ concept: Node?) -> String {
        concept?.items(.coding).first?[.code]?.string ?? concept?[.text]?.string ?? ""
    }
}
