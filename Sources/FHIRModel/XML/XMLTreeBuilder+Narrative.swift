extension XMLTreeBuilder {
    mutating func startNarrative(_ tag: XMLTag, _ fact: ElementFact?) {
        guard let fact, let name = tag.name else { return skip(tag) }
        guard tag.isIn(Self.xhtmlNamespace) else { return skip(tag, namespaceExpected: Self.xhtmlNamespace) }
        note(name, fact, tag.place)
        guard append(tag, fact, .xhtml, name) else { return }
        frames.append(Frame(record: records.count - 1, kind: .xhtml, type: nil))
        checkMarkup(tag)
        narrative.begin(tag)
    }

    /// The root of a text that is a narrative and nothing else.
    mutating func startNarrativeRoot(_ tag: XMLTag) {
        guard tag.isIn(Self.xhtmlNamespace) else { return skip(tag, namespaceExpected: Self.xhtmlNamespace) }
        if !XMLTag.equals(tag.local, "div") {
            add(.invalidNarrative, tag.place, "narrative is in a 'div', not in '\(tag.localText)'")
        }
        checkMarkup(tag)
        narrative.begin(tag)
    }

    mutating func startInNarrative(_ tag: XMLTag) {
        if !tag.isIn(Self.xhtmlNamespace) {
            add(
                .wrongNamespace, tag.place,
                "'\(tag.localText)' is in \(tag.namespaceText), not in \(Self.xhtmlNamespace)")
        }
        checkMarkup(tag)
        narrative.enter(tag)
    }

    private mutating func checkMarkup(_ tag: XMLTag) {
        if let fault = NarrativeMarkup.fault(in: tag) { add(.unsafeNarrative, tag.place, fault) }
    }

    mutating func endInNarrative(_ place: XMLPlace, source: UnsafeBufferPointer<UInt8>) -> Bool {
        let value: XMLRecord.Text
        switch narrative.end(place) {
        case .inside: return false
        case .source(let range):
            guard range.upperBound <= source.count else { return true }
            value = keep(UnsafeBufferPointer(rebasing: source[range]))
        case .rewritten(let text):
            value = text.withUnsafeBufferPointer { keep($0) }
        }
        if let record = frames.last?.record { setValue(value, of: record) }
        return true
    }
}
