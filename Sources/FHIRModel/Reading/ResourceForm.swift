/// Checks a resource's JSON against the form its definitions give it.
struct ResourceForm {
    let document: Document
    let facts: any ElementFacts
    let limits: ParseLimits
    private var issues: [Issue] = []
    /// The value each issue is about.
    private var nodes: [Node] = []

    init(_ document: Document, facts: any ElementFacts, limits: ParseLimits) {
        self.document = document
        self.facts = facts
        self.limits = limits
    }

    private mutating func add(_ kind: IssueKind, _ value: BorrowedNode, _ text: String) {
        // A resource that is wrong everywhere needs no complete list; paths and positions are costly.
        guard issues.count < XMLTreeBuilder.mostIssues else { return }
        let node = value.node(in: document)
        issues.append(Issue(kind, at: node.path, text))
        nodes.append(node)
    }

    /// Checks a whole resource.
    mutating func check() -> Report {
        checkResource(BorrowedNode(document.root))
        let positions = document.positions(of: nodes)
        for index in issues.indices {
            issues[index].line = positions[index].line
            issues[index].column = positions[index].column
        }
        return Report(issues)
    }

    private mutating func checkResource(_ node: BorrowedNode) {
        guard node.isObject else { return add(.wrongJSONType, node, "a resource is a JSON object") }
        guard let typeNode = node[.resourceType] else {
            return add(.unknownResourceType, node, "the resource has no 'resourceType'")
        }
        guard typeNode.kind == .string, let type = facts.type(named: typeNode.text), facts.isResource(type) else {
            return add(.unknownResourceType, typeNode, "R4 has no resource '\(typeNode.text.prefix(60))'")
        }
        checkMembers(node, type, isResource: true)
    }

    // MARK: Objects

    private mutating func checkComplex(_ node: BorrowedNode, _ type: ElementTypeID) {
        guard node.isObject else { return add(.wrongJSONType, node, "the element is a JSON object") }
        if node.isEmptyContainer { return add(.emptyElement, node, "the object is empty") }
        checkMembers(node, type, isResource: false)
    }

    private mutating func checkMembers(_ node: BorrowedNode, _ type: ElementTypeID, isResource: Bool) {
        // A bit for each place in the order of elements; types have fewer than 128.
        var seen: (UInt64, UInt64) = (0, 0)
        for value in node.members {
            let name = value.name
            if isResource, name == .resourceType { continue }
            guard let fact = facts.element(name.withoutCompanion, of: type) else {
                add(.unknownElement, value, "there is no element '\(document.text(of: value.name))' here")
                continue
            }
            guard !name.isCompanion else {
                checkCompanion(value, fact, of: node)
                continue
            }
            let bit: UInt64 = 1 << UInt64(fact.order & 63)
            let isTaken = (fact.order < 64 ? seen.0 : seen.1) & bit != 0
            if fact.order < 64 { seen.0 |= bit } else if fact.order < 128 { seen.1 |= bit }
            if isTaken { add(.repeatedElement, value, "'\(name)' is one of several choices of one element") }
            check(value, fact, of: node)
        }
    }

    private mutating func check(_ value: BorrowedNode, _ fact: ElementFact, of object: BorrowedNode) {
        guard value.isArray == fact.isRepeating else {
            let expected = fact.isRepeating ? "an array" : "a single value"
            return add(.wrongJSONType, value, "the element is \(expected)")
        }
        if value.isArray, value.isEmptyContainer { return add(.emptyElement, value, "the array is empty") }
        if value.isArray, case .primitive(let type) = fact.content {
            var companions = object[value.name.companion]?.elements
            for element in value.elements {
                let companion = companions?.next()
                checkPrimitive(element, type, companion: companion)
            }
            return
        }
        for element in value.elements {
            switch fact.content {
            case .primitive(let type): checkPrimitive(element, type, companion: nil)
            case .complex(let type): checkComplex(element, type)
            case .resource: checkResource(element)
            case .attribute: checkPrimitive(element, .string, companion: nil)
            case .xhtml: checkNarrative(element)
            }
        }
    }

    // MARK: Primitives

    /// Checks a value; `null` may stand for one in an array, beside a companion that has an `id` or `extension`.
    private mutating func checkPrimitive(_ node: BorrowedNode, _ type: PrimitiveType, companion: BorrowedNode?) {
        let kind = node.kind
        if kind == .null {
            guard companion?.isObject == true else {
                return add(.wrongJSONType, node, "null stands without an 'id' or 'extension' to go with it")
            }
            return
        }
        guard kind == type.jsonKind else {
            return add(.wrongJSONType, node, "a value of type \(type.rawValue) is a JSON \(type.jsonKind)")
        }
        guard kind != .boolean else { return }
        let isAccepted = node.withUTF8 { type.accepts($0) }
        guard !isAccepted else { return }
        let shown = String(node.text.prefix(40))
        if shown.isEmpty {
            add(.emptyElement, node, "the string is empty")
        } else {
            add(.invalidPrimitive, node, "'\(shown)' is no value of type \(type.rawValue)")
        }
    }

    private mutating func checkCompanion(_ value: BorrowedNode, _ fact: ElementFact, of object: BorrowedNode) {
        guard case .primitive = fact.content else {
            return add(.unknownElement, value, "'\(document.text(of: value.name))' goes with a primitive element only")
        }
        guard value.isArray == fact.isRepeating else {
            let expected = fact.isRepeating ? "an array" : "an object"
            return add(.wrongJSONType, value, "the property is \(expected)")
        }
        if value.isArray, value.isEmptyContainer { return add(.emptyElement, value, "the array is empty") }
        guard let type = facts.type(named: "Element") else { return }
        for element in value.elements where !(element.isNull && value.isArray) { checkComplex(element, type) }
    }

    // MARK: Narrative

    private mutating func checkNarrative(_ node: BorrowedNode) {
        guard node.kind == .string else { return add(.wrongJSONType, node, "narrative is a JSON string") }
        let text = node.withUTF8 { Array($0) }
        if text.isEmpty { return add(.emptyElement, node, "the narrative is empty") }
        if text.starts(with: "<?xml".utf8) {
            return add(.invalidNarrative, node, "narrative has no XML declaration")
        }
        do {
            let builder = try text.withUnsafeBufferPointer { text throws(ParseError) in
                try XMLEventParser.run(
                    text, XMLTreeBuilder(facts: facts, limits: limits, count: 0, narrativePath: ""))
            }
            for issue in builder.issues { add(issue.kind, node, issue.diagnostics) }
        } catch {
            add(.invalidNarrative, node, error.message)
        }
    }
}
