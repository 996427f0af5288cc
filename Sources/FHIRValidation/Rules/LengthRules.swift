import FHIRModel

/// Limits how many characters a value may have (`ElementDefinition.maxLength`).
struct MaxLengthRule: ElementRule {
    let limit: Int

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard occurrence.node.kind == .string, let text = occurrence.node.string else { return }
        let count = text.unicodeScalars.count
        guard count > limit else { return }
        run.report(.tooLong, at: occurrence.node, profile: source, "\(count) characters, at most \(limit) allowed")
    }
}

/// Demands that a value has some characters (extension `minLength`).
struct MinLengthRule: ElementRule {
    let limit: Int

    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard occurrence.node.kind == .string, let text = occurrence.node.string else { return }
        let count = text.unicodeScalars.count
        guard count < limit else { return }
        run.report(.tooShort, at: occurrence.node, profile: source, "\(count) characters, at least \(limit) wanted")
    }
}

/// Demands that a primitive has a value and not only extensions (extension `elementdefinition-mustHaveValue`).
struct ValuePresenceRule: ElementRule {
    func check(_ occurrence: Occurrence, _ source: String, _ run: ValidationRun) {
        guard occurrence.isCompanionOnly else { return }
        run.report(.valueRequired, at: occurrence.node, profile: source, "the profile wants a value here")
    }
}
