import FHIRModel

/// The value must be exactly the one given (`ElementDefinition.fixed[x]`).
struct FixedRule: ElementRule {
    let value: DefinedValue

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard !occurrence.isCompanionOnly else { return }
        guard !ValueComparison.equal(occurrence.node, value.node) else { return }
        DifferenceReporter(kind: .fixedValue, isPattern: false, source: source, run: run)
            .report(occurrence.node, wanted: value.node)
    }
}

/// The value must have at least what is given (`ElementDefinition.pattern[x]`).
struct PatternRule: ElementRule {
    let value: DefinedValue

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard !occurrence.isCompanionOnly else { return }
        guard !ValueComparison.matches(occurrence.node, pattern: value.node) else { return }
        DifferenceReporter(kind: .patternValue, isPattern: true, source: source, run: run)
            .report(occurrence.node, wanted: value.node)
    }
}

/// Says where a value differs from the one a definition gives.
struct DifferenceReporter {
    let kind: IssueKind
    let isPattern: Bool
    let source: String
    let run: ValidationRun

    func report(_ value: Node, wanted: Node) {
        guard value.isObject, wanted.isObject else {
            let shown = value.primitiveText ?? run.describe(value)
            run.report(
                kind, at: value, profile: source,
                "the value is '\(shown)' where the profile wants '\(wanted.primitiveText ?? run.describe(wanted))'")
            return
        }
        for (_, part) in wanted.members {
            let name = part.nameText
            guard let found = ValueComparison.member(of: value, like: part) else {
                run.report(
                    kind, at: value, suffix: name, profile: source, "'\(name)' is missing, but the profile wants it")
                continue
            }
            let agrees =
                isPattern ? ValueComparison.matches(found, pattern: part) : ValueComparison.equal(found, part)
            if agrees { continue }
            if part.isArray {
                run.report(
                    kind, at: value, profile: source,
                    "no '\(name)' is what the profile wants: \(describe(part))")
            } else {
                report(found, wanted: part)
            }
        }
        guard !isPattern else { return }
        for (_, part) in value.members where ValueComparison.member(of: wanted, like: part) == nil {
            run.report(kind, at: part, profile: source, "the profile's fixed value has no '\(part.nameText)'")
        }
    }

    private func describe(_ node: Node) -> String {
        node.withSourceText { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            return text.count > 160 ? text.prefix(160) + "…" : text
        }
    }
}
