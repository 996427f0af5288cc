import FHIRModel

/// Lays what a client sent over what is rendered of the record: the rendering wins where both say something, and what
/// only the client said stays.
struct ElementOverlay {
    /// The JSON of the two together.
    private(set) var json: [UInt8] = []
    /// Items of the outermost array that nothing rendered corresponds to.
    private(set) var extras: [[UInt8]] = []

    init(client: Node, rendered: Node) { write(client, rendered, isOutermost: true) }

    private mutating func write(_ client: Node, _ rendered: Node, isOutermost: Bool) {
        switch (client.kind, rendered.kind) {
        case (.object, .object): writeObject(client, rendered)
        case (.array, .array): writeArray(client, rendered, isOutermost: isOutermost)
        default: json += JSONWriter.bytes(of: rendered)
        }
    }

    private mutating func writeObject(_ client: Node, _ rendered: Node) {
        json.append(UInt8(ascii: "{"))
        var isFirst = true
        for (_, value) in rendered.members {
            let name = value.nameText
            separate(&isFirst, name)
            if let sent = client[name] {
                write(sent, value, isOutermost: false)
            } else {
                json += JSONWriter.bytes(of: value)
            }
        }
        for (_, value) in client.members {
            let name = value.nameText
            guard rendered[name] == nil else { continue }
            separate(&isFirst, name)
            json += JSONWriter.bytes(of: value)
        }
        json.append(UInt8(ascii: "}"))
    }

    private mutating func separate(_ isFirst: inout Bool, _ name: String) {
        if !isFirst { json.append(UInt8(ascii: ",")) }
        isFirst = false
        json.appendMemberName(name)
    }

    private mutating func writeArray(_ client: Node, _ rendered: Node, isOutermost: Bool) {
        // One text is rendered of several given names; the client's own division says more.
        if rendered.name == .given, Self.joined(client) == Self.joined(rendered) {
            json += JSONWriter.bytes(of: client)
            return
        }
        var sent = Array(client.elements)
        json.append(UInt8(ascii: "["))
        var isFirst = true
        for item in rendered.elements {
            if !isFirst { json.append(UInt8(ascii: ",")) }
            isFirst = false
            if let index = sent.firstIndex(where: { Self.correspond($0, item) }) {
                write(sent.remove(at: index), item, isOutermost: false)
            } else {
                json += JSONWriter.bytes(of: item)
            }
        }
        for item in sent {
            if !isFirst { json.append(UInt8(ascii: ",")) }
            isFirst = false
            let bytes = JSONWriter.bytes(of: item)
            json += bytes
            if isOutermost { extras.append(bytes) }
        }
        json.append(UInt8(ascii: "]"))
    }

    private static func joined(_ names: Node) -> String {
        names.elements.compactMap { $0.string?.trimmed }.joined(separator: " ")
    }

    /// Whether two items of an array speak of the same thing.
    static func correspond(_ client: Node, _ rendered: Node) -> Bool {
        guard client.isObject, rendered.isObject else { return client.hasSameContent(as: rendered) }
        // Extensions are told apart by their URL, references by their place.
        if let url = rendered[.url]?.string, rendered.name == .extension {
            return client[.url]?.string.map { isSameURL($0, url) } ?? false
        }
        // Lines, diagnoses and the like are told apart by their number.
        if let number = rendered[.sequence]?.integer, let sent = client[.sequence]?.integer { return number == sent }
        if rendered[.reference] != nil, client[.reference] != nil || client[.identifier] != nil { return true }
        for (_, value) in rendered.members {
            guard let sent = client[value.nameText], !isFree(value) else { continue }
            guard agrees(sent, value) else { return false }
        }
        return true
    }

    /// Elements in which the rendering may differ from what was sent of the same thing.
    private static func isFree(_ rendered: Node) -> Bool {
        switch rendered.name {
        case .use, .display, .text, .extension, .title, .creation: true
        default: false
        }
    }

    private static func agrees(_ client: Node, _ rendered: Node) -> Bool {
        switch (client.kind, rendered.kind) {
        case (.object, .object): return correspond(client, rendered)
        case (.array, .array):
            if rendered.name == .given { return joined(client) == joined(rendered) }
            let sent = Array(client.elements)
            return rendered.elements.allSatisfy { item in sent.contains { correspond($0, item) } }
        case (.string, .string):
            guard let left = client.string, let right = rendered.string else { return false }
            return left == right || rendered.name == .system && isSameURL(left, right) || left.trimmed == right
        default:
            return client.hasSameContent(as: rendered)
        }
    }

    private static func isSameURL(_ client: String, _ rendered: String) -> Bool {
        if client == rendered { return true }
        if let left = Canonical.tail(of: client), let right = Canonical.tail(of: rendered) { return left == right }
        // The Django module's system of marital states is a page of the standard.
        return client.hasPrefix("http://hl7.org/fhir/valueset-marital-status")
            && rendered == "\(CodeSystemURL.maritalStatus)"
    }
}

extension [UInt8] {
    /// Adds a member's name with its colon.
    ///
    /// Names of elements need no escapes; any byte that would is left out.
    mutating func appendMemberName(_ name: String) {
        append(UInt8(ascii: "\""))
        append(
            contentsOf: name.utf8.filter { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        append(UInt8(ascii: "\""))
        append(UInt8(ascii: ":"))
    }
}
