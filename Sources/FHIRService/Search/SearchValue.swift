/// One value of a search parameter, as sent: FHIR's escapes `\,` `\|` `\$` `\\` still in it.
package struct SearchValue: Sendable, Hashable, ExpressibleByStringLiteral {
    package var raw: String

    package init(raw: String) { self.raw = raw }
    package init(stringLiteral value: String) { raw = value }

    /// The value without its escapes.
    package var text: String { Self.unescaped(raw[...]) }

    /// The parts of a token, quantity or canonical, with escapes undone.
    ///
    /// `system|code` gives two, `code` one.
    package var parts: [String] { Self.split(raw, at: "|").map(Self.unescaped) }

    /// The parts of a composite value, which are values of their own.
    package var components: [SearchValue] { Self.split(raw, at: "$").map { SearchValue(raw: String($0)) } }

    /// A token's system and code as R4 reads them (3.1.1.4.9): `nil` for a system that is not asked for, `""` for
    /// one that must be absent; an empty code asks for any.
    package var token: (system: String?, code: String) {
        let parts = parts
        return parts.count < 2 ? (nil, parts.first ?? "") : (parts[0], parts[1...].joined(separator: "|"))
    }

    /// A comparison prefix (R4 3.1.1.4.5) and what follows; `nil` where the value starts with none.
    package var comparison: (prefix: ComparisonPrefix?, rest: String) {
        guard let prefix = ComparisonPrefix(rawValue: String(raw.prefix(2))), raw.count > 2 else { return (nil, text) }
        return (prefix, Self.unescaped(raw.dropFirst(2)))
    }

    /// Splits at each separator that is not escaped.
    package static func split(_ text: String, at separator: Character) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == "\\" {
                index = text.index(after: index)
                if index == text.endIndex { break }
            } else if text[index] == separator {
                pieces.append(text[start..<index])
                start = text.index(after: index)
            }
            index = text.index(after: index)
        }
        pieces.append(text[start...])
        return pieces
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("\\") else { return String(text) }
        var result = ""
        var escaped = false
        for character in text {
            if !escaped, character == "\\" {
                escaped = true
                continue
            }
            // A backslash before any other character stands for itself.
            if escaped, !",|$\\".contains(character) { result.append("\\") }
            result.append(character)
            escaped = false
        }
        if escaped { result.append("\\") }
        return result
    }
}

/// The prefixes of number, date and quantity values (R4 3.1.1.4.5).
package enum ComparisonPrefix: String, Sendable, CaseIterable {
    case equal = "eq"
    case notEqual = "ne"
    case greaterThan = "gt"
    case lessThan = "lt"
    case greaterOrEqual = "ge"
    case lessOrEqual = "le"
    case startsAfter = "sa"
    case endsBefore = "eb"
    case approximately = "ap"
}
