import FHIRModel

extension ValidationRun {
    /// Rules of Questionnaires beyond their invariants (specification, resource Questionnaire).
    func checkQuestionnaire(_ scope: ResourceScope) {
        guard !options.checksStructureOnly else { return }
        let index = QuestionnaireIndex(scope.node)
        checkItems(of: scope.node, index, [])
    }

    private func checkItems(of parent: Node, _ index: QuestionnaireIndex, _ ancestors: [String]) {
        guard ancestors.count < 64 else { return }
        for item in parent.items(.item) {
            let linkID = item[.linkId]?.string ?? ""
            let conditions = item.items(.enableWhen)
            for condition in conditions { check(condition, of: item, linkID, index) }
            if conditions.count > 1, item[.enableBehavior] == nil {
                report(
                    .brokenInvariant, at: item,
                    "que-12: an item with more than one enableWhen must have an enableBehavior")
            }
            checkItems(of: item, index, ancestors + [linkID])
        }
    }

    /// A condition refers to a question that is not inside the item it is about, and stands before it.
    private func check(_ condition: Node, of item: Node, _ linkID: String, _ index: QuestionnaireIndex) {
        guard let question = condition[.question]?.string else { return }
        guard let target = index.items[question] else {
            report(.questionnaireItem, at: condition, "there is no item with the linkId '\(question)'")
            return
        }
        if question == linkID || target.ancestors.contains(linkID) {
            report(
                .questionnaireItem, at: item,
                "an item cannot depend on itself or on an item inside it ('\(question)')")
        } else if let own = index.items[linkID], target.position > own.position {
            report(
                .questionnaireItem, at: item, severity: .warning,
                "the item '\(question)' that this one depends on comes after it")
        }
    }
}
