/// The text of one resource while it is written.
struct XMLOutput: ~Copyable {
    /// One element of an object: a value, what goes with it, or both.
    private struct Entry {
        let name: ElementName
        let fact: ElementFact
        var value: BorrowedNode?
        var companion: BorrowedNode?
    }

    private let facts: any ElementFacts
    /// Holds what the borrowed cursors point into.
    private let document: Document
    private let isIndented: Bool
    private var sink: ByteSink
    private(set) var report = Report()
    /// Elements of the objects that are being written, innermost last.
    private var entries: [Entry] = []
    private var level = 0
    private let extensionType: ElementTypeID?
    private let elementType: ElementTypeID?
    private let table = NameTable.shared

    /// Objects inside one another; a document read with larger limits is refused rather than recursed into.
    private static let deepest = 500

    init(_ document: Document, facts: any ElementFacts, isIndented: Bool, capacity: Int) {
        self.document = document
        self.facts = facts
        self.isIndented = isIndented
        sink = ByteSink(capacity: capacity)
        extensionType = facts.type(named: "Extension")
        elementType = facts.type(named: "Element")
    }

    func bytes() -> [UInt8] { sink.bytes() }

    mutating func writeDocument(_ resource: BorrowedNode) {
        sink.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        writeResource(resource, isRoot: true)
        sink.append(UInt8(ascii: "\n"))
    }

    private mutating func fail(_ kind: IssueKind, _ node: BorrowedNode, _ text: String) {
        guard report.issues.count < 100 else { return }
        report.add(kind, at: node.node(in: document), text)
    }

    // MARK: Elements

    private mutating func writeResource(_ node: BorrowedNode, isRoot: Bool) {
        let typeName = node[.resourceType]?.text ?? ""
        guard let type = facts.type(named: typeName), facts.isResource(type) else {
            return fail(.unknownResourceType, node, "R4 has no resource '\(typeName.prefix(60))'")
        }
        sink.append(UInt8(ascii: "<"))
        sink.append(typeName)
        if isRoot { sink.append(" xmlns=\"http://hl7.org/fhir\"") }
        let first = entries.count
        collect(node, type, isResource: true)
        if entries.count == first {
            sink.append("/>")
        } else {
            sink.append(UInt8(ascii: ">"))
            writeEntries(from: first)
            sink.append("</")
            sink.append(typeName)
            sink.append(UInt8(ascii: ">"))
        }
        entries.removeSubrange(first...)
    }

    /// Gathers the elements of an object in the order of their definitions.
    private mutating func collect(_ object: BorrowedNode, _ type: ElementTypeID, isResource: Bool) {
        guard object.isObject else { return fail(.wrongJSONType, object, "the element is a JSON object") }
        let first = entries.count
        var isSorted = true
        for value in object.members {
            let name = value.name
            if isResource, name == .resourceType { continue }
            let plain = name.withoutCompanion
            if let place = entries[first...].lastIndex(where: { $0.name == plain }) {
                if name.isCompanion { entries[place].companion = value } else { entries[place].value = value }
                continue
            }
            guard let fact = facts.element(plain, of: type) else {
                fail(.unknownElement, value, "there is no element '\(document.text(of: name))' here")
                continue
            }
            if name.isCompanion, fact.content.primitive == nil {
                fail(.unknownElement, value, "'\(document.text(of: name))' goes with a primitive element only")
                continue
            }
            if entries.count > first, let last = entries.last, last.fact.order > fact.order { isSorted = false }
            entries.append(
                Entry(
                    name: plain, fact: fact, value: name.isCompanion ? nil : value,
                    companion: name.isCompanion ? value : nil))
        }
        // Nearly all JSON has the order of the definitions already. Choices of one element do not meet.
        if !isSorted { entries[first...].sort { $0.fact.order < $1.fact.order } }
    }

    /// Writes the elements gathered last, attributes excepted.
    private mutating func writeEntries(from first: Int) {
        level += 1
        defer { level -= 1 }
        var hasElements = false
        for index in first..<entries.count {
            let entry = entries[index]
            guard entry.fact.content != .attribute else { continue }
            hasElements = true
            if entry.fact.content.primitive != nil {
                writePrimitives(entry.name, entry.value, entry.companion)
            } else if let value = entry.value {
                for element in value.elements { writeElement(entry.name, entry.fact.content, element) }
            }
        }
        if hasElements { breakLine(level - 1) }
    }

    private mutating func writeElement(_ name: ElementName, _ content: ElementFact.Content, _ node: BorrowedNode) {
        breakLine(level)
        switch content {
        case .complex(let type): writeComplex(name, type, node)
        case .xhtml: writeNarrative(node)
        case .resource:
            open(name)
            sink.append(UInt8(ascii: ">"))
            level += 1
            breakLine(level)
            writeResource(node, isRoot: false)
            level -= 1
            breakLine(level)
            close(name)
        case .primitive, .attribute: break
        }
    }

    private mutating func writeComplex(_ name: ElementName, _ type: ElementTypeID, _ node: BorrowedNode) {
        guard level < Self.deepest else { return fail(.limitExceeded, node, "elements are nested too deep") }
        open(name)
        let first = entries.count
        collect(node, type, isResource: false)
        writeContent(name, from: first)
        entries.removeSubrange(first...)
    }

    /// Writes attributes, then the elements, then the end of a tag that was opened.
    private mutating func writeContent(_ name: ElementName, from first: Int) {
        var hasElements = false
        for index in first..<entries.count {
            guard entries[index].fact.content == .attribute else {
                hasElements = true
                continue
            }
            if let value = entries[index].value { writeAttribute(entries[index].name, value) }
        }
        guard hasElements else { return sink.append("/>") }
        sink.append(UInt8(ascii: ">"))
        writeEntries(from: first)
        close(name)
    }

    // MARK: Primitives

    private mutating func writePrimitives(_ name: ElementName, _ value: BorrowedNode?, _ companion: BorrowedNode?) {
        guard value?.isArray == true || companion?.isArray == true else {
            return writePrimitive(name, value, companion)
        }
        var values = value?.elements
        var companions = companion?.elements
        var nextValue = values?.next()
        var nextCompanion = companions?.next()
        while nextValue != nil || nextCompanion != nil {
            writePrimitive(name, nextValue, nextCompanion)
            nextValue = values?.next()
            nextCompanion = companions?.next()
        }
    }

    private mutating func writePrimitive(_ name: ElementName, _ value: BorrowedNode?, _ companion: BorrowedNode?) {
        breakLine(level)
        open(name)
        let first = entries.count
        if let companion, !companion.isNull, let elementType { collect(companion, elementType, isResource: false) }
        if let value, !value.isNull {
            // `id` stands before `value`, as in the specification's examples.
            for index in first..<entries.count where entries[index].fact.content == .attribute {
                if let id = entries[index].value { writeAttribute(entries[index].name, id) }
            }
            entries.removeAll(from: first) { $0.fact.content == .attribute }
            sink.append(" value=\"")
            writeText(value)
            sink.append(UInt8(ascii: "\""))
        }
        writeContent(name, from: first)
        entries.removeSubrange(first...)
    }

    private mutating func writeAttribute(_ name: ElementName, _ value: BorrowedNode) {
        sink.append(UInt8(ascii: " "))
        append(name)
        sink.append("=\"")
        writeText(value)
        sink.append(UInt8(ascii: "\""))
    }

    private mutating func writeText(_ value: BorrowedNode) {
        guard value.isPrimitive else { return fail(.wrongJSONType, value, "the element is a primitive value") }
        let isWritten = value.withUTF8 { sink.appendAttribute($0) }
        if !isWritten { fail(.unrepresentable, value, "the text has a control character, which XML cannot carry") }
    }

    private mutating func writeNarrative(_ node: BorrowedNode) {
        guard node.kind == .string else { return fail(.wrongJSONType, node, "narrative is a JSON string") }
        do {
            try node.withUTF8 { text in
                // What is pasted into the text must not be able to end it.
                let builder = try XMLEventParser.run(
                    text, XMLTreeBuilder(facts: facts, limits: .standard, count: 0, narrativePath: ""))
                for issue in builder.issues { fail(issue.kind, node, issue.diagnostics) }
                if text.starts(with: "<?xml".utf8) {
                    fail(.invalidNarrative, node, "narrative has no XML declaration")
                }
                sink.append(text)
            }
        } catch {
            fail(.invalidNarrative, node, (error as? ParseError)?.message ?? "narrative is no XHTML")
        }
    }

    // MARK: Tags

    private mutating func open(_ name: ElementName) {
        sink.append(UInt8(ascii: "<"))
        append(name)
    }

    private mutating func close(_ name: ElementName) {
        sink.append("</")
        append(name)
        sink.append(UInt8(ascii: ">"))
    }

    private mutating func append(_ name: ElementName) {
        if let bytes = table.bytes(of: name) { sink.append(bytes) }
    }

    private mutating func breakLine(_ level: Int) {
        guard isIndented else { return }
        sink.append(UInt8(ascii: "\n"))
        for _ in 0..<level { sink.append("  ") }
    }
}

extension ElementFact.Content {
    /// The type of a primitive; `nil` for anything else.
    var primitive: PrimitiveType? {
        if case .primitive(let type) = self { return type }
        return nil
    }
}

extension Array {
    /// Removes those from an index on that satisfy a condition.
    fileprivate mutating func removeAll(from first: Int, where isRemoved: (Element) -> Bool) {
        var kept = first
        for index in first..<count where !isRemoved(self[index]) {
            if kept != index { self[kept] = self[index] }
            kept += 1
        }
        removeSubrange(kept...)
    }
}
