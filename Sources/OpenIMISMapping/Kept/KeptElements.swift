package import FHIRModel

/// What a client sent that no column holds, as the gateway keeps it beside the row and gives it back.
///
/// Elements are kept whole, laid over the rendering they were sent with. As long as that part of the rendering stays what
/// it was they are given back whole; once openIMIS changes it, the new rendering is given with the client's further items.
package struct KeptElements: Sendable {
    private let document: Document

    /// Reads what was kept; `nil` when it is not the gateway's.
    package init?(text: String) {
        guard let document = try? Document(json: text), document.root[Self.elements]?.isArray ?? false else {
            return nil
        }
        self.document = document
    }

    private static let elements = "elements"

    // MARK: Making

    /// What is to be kept of a client's resource, given the rendering of the record it became; `nil` for nothing.
    package static func remainder(of client: Node, rendered: Node) -> Remainder? {
        var kept: [UInt8] = []
        var names: [String] = []
        for (name, value) in client.members where name != .resourceType && name != .id {
            guard let entry = entry(value, rendered[value.nameText], isMeta: name == .meta) else { continue }
            if !kept.isEmpty { kept.append(UInt8(ascii: ",")) }
            kept += entry
            names.append(value.nameText)
        }
        guard !kept.isEmpty else { return nil }
        let text = "{\"\(elements)\":[\(String(decoding: kept, as: UTF8.self))]}"
        return Remainder(text: text, elements: names)
    }

    /// What is kept, and of which elements.
    package struct Remainder: Sendable, Hashable {
        package let text: String
        package let elements: [String]
    }

    private static func entry(_ client: Node, _ rendered: Node?, isMeta: Bool) -> [UInt8]? {
        if isMeta { return meta(client, rendered) }
        guard let rendered else {
            let extras = client.isArray ? client.elements.map { JSONWriter.bytes(of: $0) } : []
            return entry(client.nameText, digest: "", JSONWriter.bytes(of: client), extras)
        }
        guard !client.hasSameContent(as: rendered) else { return nil }
        let overlay = ElementOverlay(client: client, rendered: rendered)
        let shown = JSONWriter.bytes(of: rendered)
        guard overlay.json != shown else { return nil }
        return entry(client.nameText, digest: digest(shown), overlay.json, overlay.extras)
    }

    /// Version and time are the server's; tags, labels, source and further profiles are the client's.
    private static func meta(_ client: Node, _ rendered: Node?) -> [UInt8]? {
        var members: [UInt8] = []
        for (name, value) in client.members where name != .versionId && name != .lastUpdated {
            let json: [UInt8]
            if let shown = rendered?[value.nameText] {
                guard !value.hasSameContent(as: shown) else { continue }
                json = ElementOverlay(client: value, rendered: shown).json
                if json == JSONWriter.bytes(of: shown) { continue }
            } else {
                json = JSONWriter.bytes(of: value)
            }
            if !members.isEmpty { members.append(UInt8(ascii: ",")) }
            members.appendMemberName(value.nameText)
            members += json
        }
        guard !members.isEmpty else { return nil }
        return entry("meta", digest: "", [UInt8(ascii: "{")] + members + [UInt8(ascii: "}")], [])
    }

    private static func entry(_ name: String, digest: String, _ value: [UInt8], _ extras: [[UInt8]]) -> [UInt8] {
        var json = Array("{\"name\":\"\(name)\",\"digest\":\"\(digest)\",\"value\":".utf8)
        json += value
        if !extras.isEmpty {
            json += Array(",\"extra\":[".utf8)
            json += Array(extras.joined(separator: CollectionOfOne(UInt8(ascii: ","))))
            json.append(UInt8(ascii: "]"))
        }
        json.append(UInt8(ascii: "}"))
        return json
    }

    private static func digest(_ json: [UInt8]) -> String {
        String(json.withUnsafeBufferPointer { ContentDigest.of($0) }, radix: 16)
    }

    // MARK: Giving back

    /// The rendering with what was kept in it.
    package func applied(to json: [UInt8]) -> [UInt8] {
        guard let rendered = try? Document(json: json), let entries = document.root[Self.elements] else { return json }
        var kept = Dictionary(
            entries.elements.compactMap { entry in entry["name"]?.string.map { ($0, entry) } },
            uniquingKeysWith: { first, _ in first })
        var result: [UInt8] = [UInt8(ascii: "{")]
        func append(_ name: String, _ value: [UInt8]) {
            if result.count > 1 { result.append(UInt8(ascii: ",")) }
            result.appendMemberName(name)
            result += value
        }
        for (_, value) in rendered.root.members {
            let name = value.nameText
            let shown = JSONWriter.bytes(of: value)
            guard let entry = kept.removeValue(forKey: name) else {
                append(name, shown)
                continue
            }
            append(name, name == "meta" ? Self.meta(value, entry) : Self.element(value, shown, entry))
        }
        // What the rendering does not have at all, in the order in which it was sent.
        for entry in entries.elements {
            guard let name = entry["name"]?.string, kept[name] != nil else { continue }
            if entry["digest"]?.string == "", let value = entry["value"] {
                append(name, JSONWriter.bytes(of: value))
            } else if let extra = entry["extra"], extra.count > 0 {
                append(name, JSONWriter.bytes(of: extra))
            }
        }
        result.append(UInt8(ascii: "}"))
        return result
    }

    private static func element(_ rendered: Node, _ shown: [UInt8], _ entry: Node) -> [UInt8] {
        if entry["digest"]?.string == digest(shown), let value = entry["value"] { return JSONWriter.bytes(of: value) }
        guard rendered.isArray, let extra = entry["extra"], extra.count > 0 else { return shown }
        let items = rendered.elements.map { JSONWriter.bytes(of: $0) } + extra.elements.map { JSONWriter.bytes(of: $0) }
        return [UInt8(ascii: "[")] + Array(items.joined(separator: CollectionOfOne(UInt8(ascii: ","))))
            + [UInt8(ascii: "]")]
    }

    private static func meta(_ rendered: Node, _ entry: Node) -> [UInt8] {
        guard let kept = entry["value"] else { return JSONWriter.bytes(of: rendered) }
        var result: [UInt8] = [UInt8(ascii: "{")]
        for (_, value) in rendered.members {
            if result.count > 1 { result.append(UInt8(ascii: ",")) }
            result.appendMemberName(value.nameText)
            result += JSONWriter.bytes(of: kept[value.nameText] ?? value)
        }
        for (_, value) in kept.members where rendered[value.nameText] == nil {
            if result.count > 1 { result.append(UInt8(ascii: ",")) }
            result.appendMemberName(value.nameText)
            result += JSONWriter.bytes(of: value)
        }
        return result + [UInt8(ascii: "}")]
    }
}
