import FHIRModel

/// A place in a JSON document (RFC 6901).
struct JSONPointer: Sendable {
    let tokens: [String]

    /// - Throws: a ``PatchError`` when the text is no pointer.
    init(_ text: String) throws(PatchError) {
        guard text.isEmpty || text.hasPrefix("/") else {
            throw PatchError(.invalidPatch, "'\(text)' is no JSON pointer: it does not begin with '/'")
        }
        var tokens: [String] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            tokens.append(try Self.decoded(part, of: text))
        }
        guard tokens.count <= 512 else { throw PatchError(.invalidPatch, "a JSON pointer has too many parts") }
        self.tokens = tokens
    }

    private static func decoded(_ part: Substring, of text: String) throws(PatchError) -> String {
        guard part.contains("~") else { return String(part) }
        var result = String.UnicodeScalarView()
        var scalars = part.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                result.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": result.append("~")
            case "1": result.append("/")
            default: throw PatchError(.invalidPatch, "'\(text)' is no JSON pointer: '~' must be followed by 0 or 1")
            }
        }
        return String(result)
    }

    /// Whether the place lies inside another's value.
    func isInside(_ other: JSONPointer) -> Bool {
        tokens.count > other.tokens.count && tokens.starts(with: other.tokens)
    }

    /// A position in an array: digits without leading zeros.
    static func index(_ token: String) -> Int? {
        guard !token.isEmpty, token.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), token == "0" || !token.hasPrefix("0")
        else { return nil }
        return Int(token)
    }

    /// The place as FHIRPath writes it: `Patient.name[0].given[1]`.
    func path(in root: PatchTree) -> String {
        var path = ""
        if case .node(let type)? = root.member("resourceType") { path = type.string ?? "" }
        for token in tokens {
            if Self.index(token) != nil || token == "-" {
                path += "[\(token)]"
            } else {
                let name = token.hasPrefix("_") ? String(token.dropFirst()) : token
                path += path.isEmpty ? name : "." + name
            }
        }
        return path
    }
}
