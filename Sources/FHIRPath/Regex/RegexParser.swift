/// What a regular expression says.
indirect enum RegexNode: Sendable {
    case set(ScalarSet)
    case start
    case end
    case wordBoundary(isNegated: Bool)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    case repeated(RegexNode, minimum: Int, maximum: Int?, isLazy: Bool)
    /// `index` from 1 on; `nil` for a group that captures nothing.
    case group(RegexNode, index: Int?)
}

/// Reads the syntax that Java, JavaScript and PCRE share, without look-around and back references, which a
/// linear-time matcher cannot do.
struct RegexParser {
    private let text: [Unicode.Scalar]
    private var position = 0
    private var nesting = 0
    private var ignoresCase = false
    private var dotExcludesNewline = false
    private(set) var groupCount = 0
    private(set) var groupNames: [String: Int] = [:]

    init(_ pattern: String) { text = Array(pattern.unicodeScalars) }

    private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func accept(_ word: String) -> Bool {
        let scalars = Array(word.unicodeScalars)
        guard position + scalars.count <= text.count,
            text[position..<(position + scalars.count)].elementsEqual(scalars)
        else { return false }
        position += scalars.count
        return true
    }

    mutating func parse() throws(RegexError) -> RegexNode {
        let node = try alternatives()
        guard position == text.count else { throw RegexError(message: "unbalanced ')'") }
        return node
    }

    private mutating func alternatives() throws(RegexError) -> RegexNode {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= 50 else { throw RegexError(message: "groups nest too deeply") }
        let outerCase = ignoresCase
        defer { ignoresCase = outerCase }
        var branches = [try sequence()]
        while accept("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(RegexError) -> RegexNode {
        var items: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            guard let atom = try atom() else { continue }
            items.append(try quantified(atom))
        }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func quantified(_ atom: RegexNode) throws(RegexError) -> RegexNode {
        var node = atom
        while let (minimum, maximum) = try quantifier() {
            let isLazy = accept("?")
            if !isLazy, next == "+" { throw RegexError(message: "possessive quantifiers are not supported") }
            node = .repeated(node, minimum: minimum, maximum: maximum, isLazy: isLazy)
        }
        return node
    }

    private mutating func quantifier() throws(RegexError) -> (Int, Int?)? {
        if accept("*") { return (0, nil) }
        if accept("+") { return (1, nil) }
        if accept("?") { return (0, 1) }
        let start = position
        guard accept("{") else { return nil }
        guard let minimum = number() else {
            // A brace that is no quantifier stands for itself.
            position = start
            return nil
        }
        var maximum: Int? = minimum
        if accept(",") { maximum = number() }
        guard accept("}") else {
            position = start
            return nil
        }
        guard minimum <= 1_000, (maximum ?? 0) <= 1_000 else { throw RegexError(message: "a count is above 1000") }
        if let maximum, maximum < minimum { throw RegexError(message: "a count range is reversed") }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 48), 100_000)
            position += 1
        }
        return value
    }

    /// `nil` where only a flag was set.
    private mutating func atom() throws(RegexError) -> RegexNode? {
        guard let scalar = next else { return nil }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .set(cased(try bracket()))
        case ".": return .set(dotExcludesNewline ? ScalarSet([10...10, 13...13]).negated : ScalarSet().negated)
        case "^": return .start
        case "$": return .end
        case "\\": return try escape()
        case "*", "+", "?": throw RegexError(message: "'\(scalar)' has nothing to repeat")
        default: return .set(cased(ScalarSet(scalar.value)))
        }
    }

    private func cased(_ set: ScalarSet) -> ScalarSet {
        guard ignoresCase else { return set }
        var set = set
        set.ignoreCase()
        return set
    }

    private mutating func group() throws(RegexError) -> RegexNode? {
        var index: Int?
        if accept("?") {
            if accept("<") || accept("P<") {
                if next == "=" || next == "!" { throw RegexError(message: "look-behind is not supported") }
                var name = ""
                while let scalar = next, scalar != ">" {
                    name.unicodeScalars.append(scalar)
                    position += 1
                }
                guard accept(">"), !name.isEmpty else { throw RegexError(message: "a group's name has no end") }
                groupCount += 1
                index = groupCount
                groupNames[name] = groupCount
            } else if !accept(":") {
                if next == "=" || next == "!" { throw RegexError(message: "look-ahead is not supported") }
                return try flags()
            }
        } else {
            groupCount += 1
            index = groupCount
        }
        let inner = try alternatives()
        guard accept(")") else { throw RegexError(message: "a group has no end") }
        return .group(inner, index: index)
    }

    /// `(?i)` for what follows, or `(?i:…)`.
    private mutating func flags() throws(RegexError) -> RegexNode? {
        var value = true
        let outer = (ignoresCase, dotExcludesNewline)
        while let scalar = next, scalar != ")", scalar != ":" {
            position += 1
            switch scalar {
            case "i": ignoresCase = value
            case "s": dotExcludesNewline = !value
            case "-": value = false
            default: throw RegexError(message: "the flag '\(scalar)' is not supported")
            }
        }
        if accept(")") { return nil }
        guard accept(":") else { throw RegexError(message: "a group has no end") }
        let inner = try alternatives()
        (ignoresCase, dotExcludesNewline) = outer
        guard accept(")") else { throw RegexError(message: "a group has no end") }
        return .group(inner, index: nil)
    }

    private mutating func escape() throws(RegexError) -> RegexNode {
        switch next {
        case "b":
            position += 1
            return .wordBoundary(isNegated: false)
        case "B":
            position += 1
            return .wordBoundary(isNegated: true)
        case "A":
            position += 1
            return .start
        case "z", "Z":
            position += 1
            return .end
        default:
            if let scalar = next, ("1"..."9").contains(scalar) {
                throw RegexError(message: "back references are not supported")
            }
            return .set(cased(try classEscape()))
        }
    }

    /// What stands behind a backslash and means one or many scalars.
    private mutating func classEscape() throws(RegexError) -> ScalarSet {
        guard let scalar = next else { throw RegexError(message: "the pattern ends in a backslash") }
        position += 1
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.negated
        case "w": return .wordCharacters
        case "W": return ScalarSet.wordCharacters.negated
        case "s": return .blanks
        case "S": return ScalarSet.blanks.negated
        case "t": return ScalarSet(9)
        case "n": return ScalarSet(10)
        case "r": return ScalarSet(13)
        case "f": return ScalarSet(12)
        case "v": return ScalarSet(11)
        case "0": return ScalarSet(0)
        case "x": return ScalarSet(try hexadecimal(2))
        case "u": return ScalarSet(try hexadecimal(4))
        case "p": return try category(isNegated: false)
        case "P": return try category(isNegated: true)
        default:
            if scalar.properties.isAlphabetic { throw RegexError(message: "the escape '\\\(scalar)' is not supported") }
            return ScalarSet(scalar.value)
        }
    }

    private mutating func hexadecimal(_ count: Int) throws(RegexError) -> UInt32 {
        var digits = ""
        if accept("{") {
            while let scalar = next, scalar != "}" {
                digits.unicodeScalars.append(scalar)
                position += 1
            }
            position += 1
        } else {
            while digits.utf8.count < count, let scalar = next {
                digits.unicodeScalars.append(scalar)
                position += 1
            }
            guard digits.utf8.count == count else { throw RegexError(message: "an escape needs \(count) digits") }
        }
        guard let code = UInt32(digits, radix: 16) else { throw RegexError(message: "'\(digits)' is not hexadecimal") }
        return code
    }

    private mutating func category(isNegated: Bool) throws(RegexError) -> ScalarSet {
        var code = ""
        if accept("{") {
            while let scalar = next, scalar != "}" {
                code.unicodeScalars.append(scalar)
                position += 1
            }
            guard accept("}") else { throw RegexError(message: "a category has no end") }
        } else if let scalar = next {
            code = String(Character(scalar))
            position += 1
        }
        let short: String
        switch code {
        case "Alpha", "Alphabetic", "IsAlphabetic", "IsL": short = "L"
        case "Digit", "IsDigit": short = "Nd"
        case "Upper", "Lu", "IsLu": short = "Lu"
        case "Lower", "Ll", "IsLl": short = "Ll"
        case "Punct": short = "P"
        default: short = code
        }
        let first = short.unicodeScalars.first
        guard short.utf8.count <= 2, let first, "LMNPSZC".unicodeScalars.contains(first) else {
            throw RegexError(message: "the category '\(code)' is not supported")
        }
        return ScalarSet(category: ScalarSet.Category(code: short, isNegated: isNegated))
    }

    private mutating func bracket() throws(RegexError) -> ScalarSet {
        let isNegated = accept("^")
        var set = ScalarSet()
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            position += 1
            guard let low = try bracketItem(scalar, into: &set) else { continue }
            guard next == "-", position + 1 < text.count, text[position + 1] != "]" else {
                set.insert(low...low)
                continue
            }
            position += 1
            guard let end = next else { break }
            position += 1
            guard let high = try bracketItem(end, into: &set) else {
                // `[a-\d]`: the hyphen stands for itself.
                set.insert(low...low)
                set.insert(45...45)
                continue
            }
            guard low <= high else { throw RegexError(message: "a range is reversed") }
            set.insert(low...high)
        }
        guard accept("]") else { throw RegexError(message: "a character class has no end") }
        if ignoresCase { set.ignoreCase() }
        return isNegated ? set.negated : set
    }

    /// One scalar, or `nil` when a whole class was added.
    private mutating func bracketItem(_ scalar: Unicode.Scalar, into set: inout ScalarSet) throws(RegexError) -> UInt32?
    {
        if scalar == "[" {
            // A class within a class is a union, as Java reads it.
            guard next != ":" else { throw RegexError(message: "POSIX classes are not supported") }
            guard isClosedBracket else { return scalar.value }
            set.insert(try bracket())
            return nil
        }
        guard scalar == "\\" else { return scalar.value }
        switch next {
        case "x", "u", "t", "n", "r", "f", "v", "0":
            let escape = next
            position += 1
            switch escape {
            case "x": return try hexadecimal(2)
            case "u": return try hexadecimal(4)
            case "t": return 9
            case "n": return 10
            case "r": return 13
            case "f": return 12
            case "v": return 11
            default: return 0
            }
        case "b":
            position += 1
            return 8
        case let scalar? where !scalar.properties.isAlphabetic:
            position += 1
            return scalar.value
        default:
            set.insert(try classEscape())
            return nil
        }
    }

    /// Whether the class that opened here ends before the outer one does, so that it is no plain bracket.
    private var isClosedBracket: Bool {
        var depth = 1
        var index = position
        while index < text.count {
            if text[index] == "\\" { index += 1 } else if text[index] == "]" { depth -= 1 }
            if depth < 0 { return true }
            index += 1
        }
        return false
    }
}
