/// Takes the events of an XML parser and keeps the FHIR elements they mean, checking FHIR's XML form on the way.
///
/// Breaches of the form are gathered; an element that is unknown or stands in a wrong namespace is reported and left
/// out with all below it.
struct XMLTreeBuilder {
    /// An element that is still open.
    struct Frame {
        /// Its record; the document's frame has none.
        let record: Int
        let kind: XMLRecord.Kind
        /// Type of its children's parent; a primitive's is `Element`.
        let type: ElementTypeID?
        /// The last place in the order of elements that a child had, and the child's name.
        var lastOrder: Int32 = -1
        var farthest = ElementName.none
        /// Name of the child met last.
        var lastName = ElementName.none
        /// How many children of that name came in a row.
        var run = 0
        var childCount = 0
    }

    static let fhirNamespace: StaticString = "http://hl7.org/fhir"
    static let xhtmlNamespace: StaticString = "http://www.w3.org/1999/xhtml"
    static let schemaNamespace: StaticString = "http://www.w3.org/2001/XMLSchema-instance"

    let facts: any ElementFacts
    let limits: ParseLimits
    private(set) var records: [XMLRecord] = []
    /// JSON string text of all values, one behind the other.
    private(set) var arena: [UInt8] = []
    private(set) var issues: [Issue] = []
    private(set) var refusal: ParseError?
    private(set) var isRefused = false
    /// Namespace declarations of each open element, and altogether.
    private var namespaceCounts: [Int] = []
    private var namespaceCount = 0
    /// Where the parser keeps the FHIR namespace's text, once it was met: equal texts have one address.
    private var fhirAddress: UnsafePointer<UInt8>?
    var frames: [Frame] = []
    /// Elements inside the one that is left out, counting itself.
    private var skippedDepth = 0
    var narrative = NarrativeText()
    private let extensionType: ElementTypeID?
    /// Path of the `div` that is the whole text, when a narrative and no resource is read.
    private let narrativePath: String?

    init(facts: any ElementFacts, limits: ParseLimits, count: Int, narrativePath: String? = nil) {
        self.narrativePath = narrativePath
        self.facts = facts
        self.limits = limits
        extensionType = facts.type(named: "Extension")
        // Room that stays unused is never touched.
        records.reserveCapacity(min(count / 24, 1 << 20) + 16)
        arena.reserveCapacity(count / 2)
    }

    /// Findings beyond this many are not kept: a text that is wrong everywhere needs no complete list.
    static let mostIssues = 200

    mutating func add(_ kind: IssueKind, _ place: XMLPlace, _ text: String, at path: String? = nil) {
        guard issues.count < Self.mostIssues else { return }
        issues.append(Issue(kind, at: path ?? self.path, text, line: place.line, column: place.column))
    }

    mutating func refuse(_ kind: ParseError.Kind, _ place: XMLPlace, _ message: String) {
        guard refusal == nil else { return }
        isRefused = true
        refusal = ParseError(
            kind: kind, message: message, offset: place.offset, line: place.line, column: place.column, path: path)
    }

    // MARK: Elements

    mutating func start(_ tag: XMLTag) {
        namespaceCounts.append(tag.namespaceCount)
        namespaceCount += tag.namespaceCount
        guard namespaceCount <= XMLTagLimit.mostNamespaces else {
            return refuse(
                .limit, tag.place, "more than \(XMLTagLimit.mostNamespaces) namespace declarations are in force")
        }
        guard frames.count + skippedDepth + narrative.depth < limits.maximumDepth else {
            return refuse(.limit, tag.place, "elements are nested deeper than \(limits.maximumDepth) levels")
        }
        if narrative.depth > 0 { return startInNarrative(tag) }
        if skippedDepth > 0 {
            skippedDepth += 1
            return
        }
        guard let parent = frames.last else {
            return narrativePath == nil ? startRoot(tag) : startNarrativeRoot(tag)
        }
        switch parent.kind {
        case .wrapper: startResource(tag, in: parent)
        case .primitive: startChild(tag, primitiveChild(tag))
        default:
            let fact = tag.name.flatMap { name in parent.type.flatMap { facts.element(name, of: $0) } }
            startChild(tag, fact)
        }
    }

    mutating func end(_ place: XMLPlace, source: UnsafeBufferPointer<UInt8>) {
        namespaceCount -= namespaceCounts.popLast() ?? 0
        if narrative.depth > 0 {
            if endInNarrative(place, source: source) { close(place) }
            return
        }
        if skippedDepth > 0 {
            skippedDepth -= 1
            return
        }
        close(place)
    }

    private mutating func close(_ place: XMLPlace) {
        guard let frame = frames.last else { return }
        let record = records[frame.record]
        let isEmpty =
            switch frame.kind {
            case .primitive, .complex:
                frame.childCount == 0 && record.value.isEmpty && record.id.isEmpty && record.url.isEmpty
            case .wrapper: frame.childCount == 0
            case .resource, .xhtml: false
            }
        if isEmpty { add(.emptyElement, place, "the element has neither a value nor elements") }
        frames.removeLast()
        records[frame.record].next = UInt32(truncatingIfNeeded: records.count)
    }

    private mutating func startRoot(_ tag: XMLTag) {
        guard isFHIR(tag) else {
            return refuse(
                .structure, tag.place, "the root element is in \(tag.namespaceText), not in \(Self.fhirNamespace)")
        }
        startResource(tag, in: nil)
    }

    private mutating func startResource(_ tag: XMLTag, in parent: Frame?) {
        let typeName = tag.localText
        guard isFHIR(tag) else { return skip(tag, namespaceExpected: Self.fhirNamespace) }
        guard let type = facts.type(named: typeName), facts.isResource(type) else {
            if parent == nil { return refuse(.structure, tag.place, "R4 has no resource '\(typeName)'") }
            add(.unknownResourceType, tag.place, "R4 has no resource '\(typeName)'")
            return skip(tag)
        }
        if let parent, parent.childCount > 0 {
            add(.repeatedElement, tag.place, "an element that holds a resource holds a second one")
            return skip(tag)
        }
        if !frames.isEmpty { frames[frames.count - 1].childCount += 1 }
        guard append(tag, ElementFact(content: .resource, isRepeating: false, order: 0), .resource, .resource) else {
            return
        }
        var text = typeName
        text.withUTF8 { records[records.count - 1].value = keep(UnsafeBufferPointer(rebasing: $0[...])) }
        frames.append(Frame(record: records.count - 1, kind: .resource, type: type))
        readAttributes(of: tag, type: type, isResource: true)
    }

    private mutating func isFHIR(_ tag: XMLTag) -> Bool {
        guard let namespace = tag.namespace else { return false }
        if namespace == fhirAddress { return true }
        guard tag.isIn(Self.fhirNamespace) else { return false }
        fhirAddress = namespace
        return true
    }

    private func primitiveChild(_ tag: XMLTag) -> ElementFact? {
        guard tag.name == .extension, let extensionType else { return nil }
        return ElementFact(content: .complex(extensionType), isRepeating: true, order: 0)
    }

    private mutating func startChild(_ tag: XMLTag, _ fact: ElementFact?) {
        if case .xhtml? = fact?.content { return startNarrative(tag, fact) }
        guard isFHIR(tag) else { return skip(tag, namespaceExpected: Self.fhirNamespace) }
        guard let fact, let name = tag.name, fact.content != .attribute else {
            add(.unknownElement, tag.place, "there is no element '\(tag.localText)' here")
            return skip(tag)
        }
        note(name, fact, tag.place)
        switch fact.content {
        case .primitive(let type):
            guard append(tag, fact, .primitive, name) else { return }
            frames.append(Frame(record: records.count - 1, kind: .primitive, type: nil))
            readPrimitive(tag, type)
        case .complex(let type):
            guard append(tag, fact, .complex, name) else { return }
            frames.append(Frame(record: records.count - 1, kind: .complex, type: type))
            readAttributes(of: tag, type: type, isResource: false)
        case .resource:
            guard append(tag, fact, .wrapper, name) else { return }
            frames.append(Frame(record: records.count - 1, kind: .wrapper, type: nil))
            readAttributes(of: tag, type: nil, isResource: true)
        case .xhtml, .attribute:
            break
        }
    }

    /// Counts a child of the innermost element and checks that it may come here.
    mutating func note(_ name: ElementName, _ fact: ElementFact, _ place: XMLPlace) {
        let top = frames.count - 1
        frames[top].childCount += 1
        let frame = frames[top]
        if name == frame.lastName {
            frames[top].run += 1
            if !fact.isRepeating { add(.repeatedElement, place, "the element may stand once only", at: path) }
            return
        }
        frames[top].lastName = name
        frames[top].run = 0
        let order = Int32(fact.order)
        if order < frame.lastOrder || name == frame.farthest {
            records[frame.record].isUnordered = true
            add(.elementOrder, place, "'\(name)' comes too late: '\(frame.lastName)' stands before it")
        } else if order == frame.lastOrder {
            add(.repeatedElement, place, "'\(frame.farthest)' and '\(name)' are choices of one element")
        } else {
            frames[top].lastOrder = order
            frames[top].farthest = name
        }
    }

    mutating func append(_ tag: XMLTag, _ fact: ElementFact, _ kind: XMLRecord.Kind, _ name: ElementName) -> Bool {
        guard records.count < limits.maximumNodes else {
            refuse(.limit, tag.place, "more than \(limits.maximumNodes) elements")
            return false
        }
        records.append(
            XMLRecord(
                name: name.rawValue, kind: kind, isRepeating: fact.isRepeating, jsonKind: .string, order: fact.order,
                next: 0, offset: UInt32(truncatingIfNeeded: tag.place.offset)))
        return true
    }

    mutating func skip(_ tag: XMLTag, namespaceExpected expected: StaticString? = nil) {
        if let expected {
            add(
                .wrongNamespace, tag.place, "'\(tag.localText)' is in \(tag.namespaceText), not in \(expected)",
                at: path(to: tag.localText))
        }
        skippedDepth = 1
    }

    mutating func characters(_ text: UnsafeBufferPointer<UInt8>, _ place: XMLPlace) {
        if narrative.depth > 0 { return narrative.characters(text) }
        guard skippedDepth == 0 else { return }
        if let stray = text.first(where: { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) {
            add(.strayText, place, "text stands between elements, beginning with \(JSONParser.quote(stray))")
        }
    }

    // MARK: Text

    /// Keeps text as the inside of a JSON string.
    mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> XMLRecord.Text {
        let offset = arena.count
        JSONEscapes.append(text, to: &arena)
        return XMLRecord.Text(
            offset: UInt32(truncatingIfNeeded: offset), count: UInt32(truncatingIfNeeded: arena.count - offset))
    }

    mutating func setText(_ text: XMLRecord.Text, _ member: WritableKeyPath<XMLRecord, XMLRecord.Text>) {
        records[records.count - 1][keyPath: member] = text
    }

    mutating func setValue(_ text: XMLRecord.Text, of record: Int) { records[record].value = text }

    mutating func setJSONKind(_ kind: Node.Kind) { records[records.count - 1].jsonKind = kind }

    // MARK: Paths

    /// The way to the element that is open now.
    var path: String {
        var path = narrativePath ?? ""
        for (level, frame) in frames.enumerated() {
            let record = records[frame.record]
            if record.kind == .resource {
                if level == 0 { path = text(record.value) }
                continue
            }
            path += ".\(ElementName(rawValue: record.name))"
            if record.isRepeating { path += "[\(frames[level - 1].run)]" }
        }
        return path
    }

    func path(to child: String) -> String { path + "." + child }

    private func text(_ text: XMLRecord.Text) -> String {
        String(decoding: arena[Int(text.offset)..<Int(text.offset + text.count)], as: UTF8.self)
    }
}
