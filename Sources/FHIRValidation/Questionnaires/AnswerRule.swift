import FHIRModel
import FHIRPath
import FHIRTerminology

/// The rules an item of a questionnaire has for the answers to it.
struct AnswerRule {
    let run: ValidationRun
    let scope: ResourceScope
    let definition: Node
    /// The item's type code.
    let type: String

    private static let base = "http://hl7.org/fhir/StructureDefinition/"

    func check(_ answer: Node) {
        guard let given = answer.choice("value") else { return }
        let allowed = Self.types[type] ?? []
        // A property that answers do not have is said by the check of structure.
        guard Self.answerTypes.contains(given.type) else { return }
        if !allowed.isEmpty, !allowed.contains(given.type) {
            run.report(
                .responseAnswer, at: given.value,
                "the answer must have the type \(allowed.joined(separator: " or ")), not \(given.type)")
            return
        }
        checkLength(given.value)
        checkRange(given.value)
        checkDecimalPlaces(given.value)
        checkOptions(given.value, given.type, answer)
        if given.type == "Attachment" { checkAttachment(given.value, answer) }
        if given.type == "Reference" { checkReference(given.value) }
        if given.type == "Quantity" { checkUnit(given.value) }
    }

    private static let answerTypes: Set<String> = [
        "boolean", "decimal", "integer", "date", "dateTime", "time", "string", "uri", "Attachment", "Coding",
        "Quantity",
        "Reference",
    ]

    /// The types an answer may have, by the item's type.
    private static let types: [String: [String]] = [
        "boolean": ["boolean"], "decimal": ["decimal"], "integer": ["integer"], "date": ["date"],
        "dateTime": ["dateTime"], "time": ["time"], "string": ["string"], "text": ["string"], "url": ["uri"],
        "choice": ["Coding", "string", "integer", "date", "time", "Reference"],
        "open-choice": ["Coding", "string", "integer", "date", "time", "Reference"], "attachment": ["Attachment"],
        "reference": ["Reference"], "quantity": ["Quantity"],
    ]

    // MARK: Values

    private func checkLength(_ value: Node) {
        guard let text = value.string, type == "string" || type == "text" || type == "url" || type == "open-choice"
        else { return }
        let count = text.unicodeScalars.count
        if let most = definition[.maxLength]?.integer, count > most {
            run.report(.responseAnswer, at: value, "the answer has \(count) characters, at most \(most) are allowed")
        }
        if let least = definition.extensionValue(Self.base + "minLength")?.integer, count < least {
            run.report(.responseAnswer, at: value, "the answer has \(count) characters, at least \(least) are wanted")
        }
        if let pattern = definition.extensionValue(Self.base + "regex")?.string,
            let regex = TextPattern(pattern), !regex.matchesAll(of: text)
        {
            run.report(.responseAnswer, at: value, "the answer does not match '\(pattern)'")
        }
    }

    private func checkRange(_ value: Node) {
        if let least = definition.extensionValue(Self.base + "minValue"), let order = order(value, least), order < 0 {
            run.report(.responseAnswer, at: value, "the answer is less than the least allowed, \(text(least))")
        }
        if let most = definition.extensionValue(Self.base + "maxValue"), let order = order(value, most), order > 0 {
            run.report(.responseAnswer, at: value, "the answer is greater than the greatest allowed, \(text(most))")
        }
    }

    private func text(_ node: Node) -> String { node.primitiveText ?? node[.value]?.numberText ?? "" }

    private func order(_ value: Node, _ limit: Node) -> Int? {
        if value.isObject { return ValueOrder.numbers(value[.value]?.numberText, limit[.value]?.numberText) }
        if value.kind == .number { return ValueOrder.numbers(value.numberText, limit.numberText) }
        guard let left = value.string, let right = limit.string, type != "string", type != "text" else { return nil }
        return ValueOrder.moments(left, right)
    }

    private func checkDecimalPlaces(_ value: Node) {
        guard let most = definition.extensionValue(Self.base + "maxDecimalPlaces")?.integer else { return }
        let number = value.isObject ? value[.value] : value
        guard let text = number?.numberText, let exact = ExactNumber(text), exact.decimalPlaces > most else { return }
        run.report(
            .responseAnswer, at: value, "\(text) has \(exact.decimalPlaces) decimal places, at most \(most) are allowed"
        )
    }

    // MARK: Options

    private func checkOptions(_ value: Node, _ valueType: String, _ answer: Node) {
        let choices = definition.items(.answerOption).compactMap { $0.choice("value") }
        if choices.contains(where: { $0.type == valueType }) || (!choices.isEmpty && type != "open-choice") {
            if type == "open-choice", valueType == "string" { return }
            guard !choices.contains(where: { isSame(value, $0.value) }) else { return }
            run.report(
                .responseAnswer, at: value, "'\(text(of: value))' is not among the answers the questionnaire allows")
            return
        }
        guard valueType == "Coding", let canonical = definition[.answerValueSet]?.string else { return }
        checkValueSet(value, canonical, answer)
    }

    private func isSame(_ value: Node, _ option: Node) -> Bool {
        guard value.isObject, option.isObject else { return ValueComparison.equal(value, option) }
        if option[.reference] != nil { return value[.reference]?.string == option[.reference]?.string }
        return value[.code]?.string == option[.code]?.string && value[.system]?.string == option[.system]?.string
    }

    private func text(of value: Node) -> String {
        value.primitiveText ?? "\(value[.system]?.string ?? "")#\(value[.code]?.string ?? "")"
    }

    private func checkValueSet(_ value: Node, _ canonical: String, _ answer: Node) {
        guard let valueSet = run.validator.terminology.valueSet(canonical) else {
            run.report(
                .codeUnchecked, at: answer, "the value set '\(canonical)' is not loaded, so the answer was not checked")
            return
        }
        switch run.membership(of: value, in: valueSet) {
        case .member: return
        case .unknown(let reason): run.report(.codeUnchecked, at: answer, "the answer was not checked: \(reason)")
        case .notMember:
            run.report(.responseAnswer, at: answer, "'\(text(of: value))' is not in the value set '\(canonical)'")
        }
    }

    /// An option marked as exclusive stands alone.
    func checkExclusive(_ answers: [Node]) {
        guard answers.count > 1 else { return }
        let exclusive = definition.items(.answerOption).filter {
            $0.extensionValue(Self.base + "questionnaire-optionExclusive")?.boolean == true
        }.compactMap { $0.choice("value")?.value }
        guard !exclusive.isEmpty else { return }
        for answer in answers {
            guard let value = answer.choice("value")?.value, exclusive.contains(where: { isSame(value, $0) }) else {
                continue
            }
            run.report(
                .responseAnswer, at: answer, "'\(text(of: value))' excludes all other answers, but there are others")
        }
    }

    // MARK: Complex answers

    private func checkAttachment(_ value: Node, _ answer: Node) {
        let allowed = definition.extensionValues(Self.base + "mimeType").compactMap(\.string)
        if !allowed.isEmpty, let type = value[.contentType]?.string, !allowed.contains(type) {
            run.report(
                .responseAnswer, at: answer,
                "the MIME type '\(type)' is not allowed here (\(allowed.joined(separator: ", ")))")
        }
        if let most = definition.extensionValue(Self.base + "maxSize")?.numberText.flatMap(Double.init),
            let size = value[.size]?.integer, Double(size) > most * 1_048_576
        {
            run.report(.responseAnswer, at: answer, "the attachment has \(size) bytes, at most \(most) MB are allowed")
        }
    }

    private func checkReference(_ value: Node) {
        guard let text = value[.reference]?.string, !text.hasPrefix("#"), !text.hasPrefix("urn:") else { return }
        let parts = text.split(separator: "/")
        guard parts.count >= 2 else { return }
        let type = String(parts[parts.count - 2])
        guard run.schemas.isResourceType(type) else {
            if type.first?.isUppercase == true, type.allSatisfy(\.isLetter) {
                run.report(.responseAnswer, at: value, "'\(type)' in the reference '\(text)' is no resource type")
            }
            return
        }
        let allowed = definition.extensionValues(Self.base + "questionnaire-referenceResource").compactMap(\.string)
        guard !allowed.isEmpty, !allowed.contains(type) else { return }
        run.report(
            .responseAnswer, at: value,
            "a reference to \(type) is not allowed here (\(allowed.joined(separator: ", ")))")
    }

    private func checkUnit(_ value: Node) {
        let units = definition.extensionValues(Self.base + "questionnaire-unitOption")
        guard !units.isEmpty, let code = value[.code]?.string else { return }
        let system = value[.system]?.string
        if units.contains(where: { $0[.code]?.string == code && $0[.system]?.string == system }) { return }
        run.report(.responseAnswer, at: value, "the unit '\(code)' is not among the units the questionnaire allows")
    }
}
