import FHIRDefinitions
import FHIRModel

extension ValidationRun {
    /// Checks a QuestionnaireResponse against its Questionnaire (specification, resource QuestionnaireResponse).
    func checkQuestionnaireResponse(_ scope: ResourceScope) {
        guard !options.checksStructureOnly else { return }
        guard let reference = scope.node[.questionnaire], let canonical = reference.string else {
            report(
                .questionnaireUnresolved, at: scope.node, "the response names no questionnaire, so it was not checked")
            return
        }
        guard let questionnaire = questionnaire(canonical, reference, scope) else { return }
        let check = ResponseCheck(run: self, scope: scope, index: QuestionnaireIndex(questionnaire))
        check.items(of: scope.node, definitions: questionnaire.items(.item), depth: 0)
    }

    private func questionnaire(_ canonical: String, _ reference: Node, _ scope: ResourceScope) -> Node? {
        if canonical.hasPrefix("#") {
            return scope.container.node.items(.contained).first { $0[.id]?.string == String(canonical.dropFirst()) }
        }
        guard let resource = schemas.definitions.resource(canonical) else {
            report(
                .questionnaireUnresolved, at: scope.node,
                "the questionnaire '\(canonical)' is not loaded, so the response was not checked against it")
            return nil
        }
        guard resource.resourceType == "Questionnaire" else {
            report(
                .referenceType, at: reference, severity: options.references == .ignore ? .warning : .error,
                "the canonical URL '\(canonical)' is that of a \(resource.resourceType), not of a Questionnaire")
            return nil
        }
        guard let json = resource.json, let document = try? Document(json: json) else { return nil }
        return document.root
    }
}

/// The check of one response against one questionnaire.
struct ResponseCheck {
    let run: ValidationRun
    let scope: ResourceScope
    let index: QuestionnaireIndex

    private var isInProgress: Bool { scope.node[.status]?.text(equals: "in-progress") ?? false }

    /// Checks the items of a response, an item or an answer.
    func items(of parent: Node, definitions: [Node], depth: Int) {
        guard depth < run.options.maximumDepth else { return }
        var byLinkID: [String: [Node]] = [:]
        var lastPosition = -1
        for item in parent.items(.item) {
            guard let linkID = item[.linkId]?.string, !linkID.isEmpty else { continue }
            if let position = definitions.firstIndex(where: { $0[.linkId]?.string == linkID }) {
                if position < lastPosition {
                    run.report(.responseStructure, at: item, "the items are not in the order of the questionnaire")
                }
                lastPosition = max(lastPosition, position)
                byLinkID[linkID, default: []].append(item)
            } else if index.items[linkID] == nil {
                run.report(.responseStructure, at: parent, "the questionnaire has no item with the linkId '\(linkID)'")
            } else {
                run.report(
                    .responseStructure, at: item, "the item '\(linkID)' is not at the place it has in the questionnaire"
                )
            }
        }
        for definition in definitions {
            let found = byLinkID[definition[.linkId]?.string ?? ""] ?? []
            check(found, definition, parent, depth: depth)
        }
    }

    private func check(_ found: [Node], _ definition: Node, _ parent: Node, depth: Int) {
        let linkID = definition[.linkId]?.string ?? ""
        let isEnabled = EnableRule(check: self).isEnabled(definition)
        if !isEnabled {
            for item in found where !item.items(.answer).isEmpty {
                run.report(
                    .responseStructure, at: item, "the item '\(linkID)' has an answer, though it is not enabled")
            }
            return
        }
        let type = definition[.type]?.string ?? ""
        if found.isEmpty {
            if definition[.required]?.boolean == true { reportMissing(linkID, at: parent) }
            return
        }
        if found.count > 1, definition[.repeats]?.boolean != true || type != "group" {
            run.report(.responseStructure, at: found[1], "only one item with the linkId '\(linkID)' is allowed")
        }
        for item in found { check(item, definition, type, linkID, depth: depth) }
    }

    private func reportMissing(_ linkID: String, at node: Node) {
        run.report(
            .responseRequired, at: node, severity: isInProgress ? .warning : .error,
            "there is no answer to the required item '\(linkID)'")
    }

    private func check(_ item: Node, _ definition: Node, _ type: String, _ linkID: String, depth: Int) {
        let answers = item.items(.answer)
        let inner = definition.items(.item)
        if type == "group" || type == "display" || type == "question" {
            if !answers.isEmpty {
                run.report(.responseStructure, at: item, "an item of type \(type) must not have answers")
            }
            if type == "group" { items(of: item, definitions: inner, depth: depth + 1) }
            return
        }
        if answers.isEmpty, definition[.required]?.boolean == true { reportMissing(linkID, at: item) }
        checkCount(answers, item, definition)
        if let first = item.items(.item).first {
            run.report(.responseStructure, at: first, "items below a question must be inside its answer")
        }
        let rule = AnswerRule(run: run, scope: scope, definition: definition, type: type)
        for answer in answers {
            rule.check(answer)
            items(of: answer, definitions: inner, depth: depth + 1)
        }
        rule.checkExclusive(answers)
    }

    private func checkCount(_ answers: [Node], _ item: Node, _ definition: Node) {
        if answers.count > 1, definition[.repeats]?.boolean != true {
            run.report(.responseStructure, at: item, "only one answer is allowed to this item")
        }
        let base = "http://hl7.org/fhir/StructureDefinition/questionnaire-"
        if let least = definition.extensionValue(base + "minOccurs")?.integer, answers.count < least {
            run.report(
                .responseStructure, at: item, severity: isInProgress ? .warning : .error,
                "at least \(least) answers are wanted, but there are \(answers.count)")
        }
        if let most = definition.extensionValue(base + "maxOccurs")?.integer, answers.count > most {
            run.report(
                .responseStructure, at: item, "at most \(most) answers are allowed, but there are \(answers.count)")
        }
    }
}
