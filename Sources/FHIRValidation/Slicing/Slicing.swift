/// How the values of an element are told apart, and what each sort must meet; compiled once.
final class Slicing: Sendable {
    enum Rules: Sendable {
        case open
        case openAtEnd
        case closed
    }

    let rules: Rules
    let isOrdered: Bool
    let slices: [Slice]

    init(rules: Rules, isOrdered: Bool, slices: [Slice]) {
        self.rules = rules
        self.isOrdered = isOrdered
        self.slices = slices
    }
}

/// One slice: how its values are recognized, and its rules.
final class Slice: Sendable {
    let rules: ElementRules
    /// All must hold for a value to belong to the slice.
    let criteria: [Criterion]
    /// The default slice takes what no other takes (`@default`).
    let isDefault: Bool

    init(rules: ElementRules, criteria: [Criterion], isDefault: Bool) {
        self.rules = rules
        self.criteria = criteria
        self.isDefault = isDefault
    }
}

/// One discriminator of a slice: where to look, and what to find there.
struct Criterion: Sendable {
    let steps: [DiscriminatorStep]
    /// One of the tests must hold; none means that nothing can be told apart by it.
    let tests: [Test]

    enum Test: Sendable {
        /// The value is exactly this.
        case fixed(DefinedValue)
        /// The value has at least this in it.
        case pattern(DefinedValue)
        case binding(BindingRule)
        case exists
        case absent
        /// The value has one of these types.
        case types([String])
        /// The value meets one of these profiles.
        case profiles([String])
        /// The definition has several tests for one value.
        case all([Test])
        /// A part of the value passes a test.
        indirect case member(String, Test)
    }
}

/// One step of a discriminator's path (specification, section 5.1.0.8.5: a subset of FHIRPath).
enum DiscriminatorStep: Sendable, Equatable {
    case child(String)
    case resolve
    case ofType(String)
    case `extension`(String)

    /// The steps of a path; `nil` when it is not in the subset.
    static func parse(_ path: String) -> [DiscriminatorStep]? {
        var steps: [DiscriminatorStep] = []
        var rest = path.trimmingSpaces[...]
        while !rest.isEmpty {
            if rest.hasPrefix("extension(") || rest.hasPrefix("ofType(") || rest.hasPrefix("as(") {
                guard let open = rest.firstIndex(of: "("), let close = rest.firstIndex(of: ")") else { return nil }
                let argument = rest[rest.index(after: open)..<close].filter { $0 != "'" && $0 != "\"" }
                steps.append(rest.hasPrefix("extension(") ? .extension(argument) : .ofType(argument))
                rest = rest[rest.index(after: close)...]
            } else if rest.hasPrefix("resolve()") {
                steps.append(.resolve)
                rest = rest.dropFirst(9)
            } else {
                let name = rest.prefix { $0 != "." }
                guard !name.isEmpty, !name.contains("(") else { return nil }
                if name != "$this" {
                    steps.append(.child(name.hasSuffix("[x]") ? String(name.dropLast(3)) : String(name)))
                }
                rest = rest[name.endIndex...]
            }
            if rest.hasPrefix(".") { rest = rest.dropFirst() } else if !rest.isEmpty { return nil }
        }
        return steps
    }
}

extension String {
    /// Without white space at both ends.
    var trimmingSpaces: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
