import FHIRModel
import FHIRPath

/// Decides whether an item is enabled (`Questionnaire.item.enableWhen` and extensions that hold an expression).
struct EnableRule {
    let check: ResponseCheck

    private static let expressionURLs = [
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
        "http://phr.kanta.fi/StructureDefinition/fiphr-ext-questionnaire-enablewhen",
    ]

    func isEnabled(_ item: Node) -> Bool {
        for url in Self.expressionURLs {
            guard let value = item.extensionValue(url) else { continue }
            if let text = value.string ?? value["expression"]?.string { return evaluate(text) }
        }
        let conditions = item.items(.enableWhen)
        guard !conditions.isEmpty else { return true }
        let isAny = item[.enableBehavior]?.text(equals: "any") ?? false
        return isAny ? conditions.contains(where: holds) : conditions.allSatisfy(holds)
    }

    /// An expression that cannot be evaluated leaves the item enabled.
    private func evaluate(_ text: String) -> Bool {
        let program = InvariantProgram(text)
        let subject = PathElement(check.scope.node, type: check.scope.schema.pathType)
        return (try? program.holds(for: subject, check.scope, check.run)) ?? true
    }

    private func holds(_ condition: Node) -> Bool {
        guard let question = condition[.question]?.string else { return false }
        let answers = answers(to: question, below: check.scope.node, depth: 0)
        let comparison = condition[.operator]?.string ?? "="
        guard let wanted = condition.choice("answer") else { return false }
        if comparison == "exists" { return answers.isEmpty != (wanted.value.boolean ?? true) }
        return answers.contains { answer in
            guard let given = answer.choice("value") else { return false }
            return compare(given.value, wanted.value, comparison)
        }
    }

    private func answers(to linkID: String, below parent: Node, depth: Int) -> [Node] {
        guard depth < 64 else { return [] }
        var found: [Node] = []
        for item in parent.items(.item) {
            if item[.linkId]?.string == linkID { found += item.items(.answer) }
            found += answers(to: linkID, below: item, depth: depth + 1)
            for answer in item.items(.answer) { found += answers(to: linkID, below: answer, depth: depth + 1) }
        }
        return found
    }

    private func compare(_ given: Node, _ wanted: Node, _ comparison: String) -> Bool {
        switch comparison {
        case "=": return isSame(given, wanted)
        case "!=": return !isSame(given, wanted)
        default: break
        }
        guard let order = order(given, wanted) else { return false }
        switch comparison {
        case ">": return order > 0
        case "<": return order < 0
        case ">=": return order >= 0
        case "<=": return order <= 0
        default: return false
        }
    }

    private func isSame(_ given: Node, _ wanted: Node) -> Bool {
        guard given.isObject, wanted.isObject else { return ValueComparison.equal(given, wanted) }
        if let code = wanted[.code]?.string {
            return given[.code]?.string == code && given[.system]?.string == wanted[.system]?.string
                && (wanted[.value] == nil || order(given, wanted) == 0)
        }
        return ValueComparison.matches(given, pattern: wanted)
    }

    private func order(_ given: Node, _ wanted: Node) -> Int? {
        if given.isObject { return ValueOrder.numbers(given[.value]?.numberText, wanted[.value]?.numberText) }
        if given.kind == .number { return ValueOrder.numbers(given.numberText, wanted.numberText) }
        guard let left = given.string, let right = wanted.string else { return nil }
        return ValueOrder.moments(left, right)
    }
}
