/// One `name=value` of a search: repeated ones all must hold (AND), its alternatives one of them (OR).
package struct SearchParameterValue: Sendable, Hashable {
    /// The left side as sent, such as `patient:Patient.family:exact`.
    package var key: String
    /// The parameter, such as `patient`.
    package var name: String
    /// What follows the name's colon, such as `exact`, a resource type, or the whole rest for `_has`.
    package var modifier: String?
    /// What follows the first dot of a chain, itself a key, such as `family:exact`.
    package var chain: String?
    /// The values between commas.
    package var alternatives: [SearchValue]

    package init(
        key: String, name: String, modifier: String? = nil, chain: String? = nil, alternatives: [SearchValue]
    ) {
        self.key = key
        self.name = name
        self.modifier = modifier
        self.chain = chain
        self.alternatives = alternatives
    }

    /// Takes a pair of a query apart.
    package init(key: String, value: String) {
        self.init(key: key, alternatives: SearchValue.split(value, at: ",").map { SearchValue(raw: String($0)) })
    }

    /// Takes a key apart, such as the rest of a chain, for values that are known.
    package init(key: String, alternatives: [SearchValue]) {
        if key.hasPrefix("_has:") {
            self.init(key: key, name: "_has", modifier: String(key.dropFirst(5)), alternatives: alternatives)
            return
        }
        let (head, chain) = Self.cut(key[...], at: ".")
        let (name, modifier) = Self.cut(head, at: ":")
        self.init(
            key: key, name: String(name), modifier: modifier.map(String.init), chain: chain.map(String.init),
            alternatives: alternatives)
    }

    private static func cut(_ text: Substring, at mark: Character) -> (Substring, Substring?) {
        guard let index = text.firstIndex(of: mark) else { return (text, nil) }
        return (text[..<index], text[text.index(after: index)...])
    }
}
