/// A word of an expression (FHIRPath N1, 5.6).
enum Token: Equatable {
    /// A name or keyword; which of the two it is depends on where it stands.
    case identifier(String)
    /// A name in backticks, never a keyword.
    case quotedIdentifier(String)
    case string(String)
    case integer(String)
    case decimal(String)
    case temporal(PathTemporal)
    /// Text after `@` that looks like a date or time but is none, such as a time with a zone.
    case malformedTemporal(String)
    /// `%name`.
    case variable(String)
    /// `$this`, `$index` or `$total`, without the dollar sign.
    case special(String)
    case symbol(Symbol)
    case end

    enum Symbol: String {
        case dot = "."
        case comma = ","
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case leftBracket = "["
        case rightBracket = "]"
        case leftBrace = "{"
        case rightBrace = "}"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case slash = "/"
        case ampersand = "&"
        case pipe = "|"
        case equal = "="
        case notEqual = "!="
        case equivalent = "~"
        case notEquivalent = "!~"
        case less = "<"
        case greater = ">"
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
    }

    var description: String {
        switch self {
        case .identifier(let name), .quotedIdentifier(let name): "'\(name)'"
        case .string: "a string"
        case .integer(let digits), .decimal(let digits): "'\(digits)'"
        case .temporal, .malformedTemporal: "a date or time"
        case .variable(let name): "'%\(name)'"
        case .special(let name): "'$\(name)'"
        case .symbol(let symbol): "'\(symbol.rawValue)'"
        case .end: "the end of the expression"
        }
    }
}
