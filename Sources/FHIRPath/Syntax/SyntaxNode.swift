/// An expression as it was written: what the parser makes and the compiler reads.
struct SyntaxNode: Sendable {
    let form: SyntaxForm
    /// Where it begins, in UTF-8 bytes.
    let offset: Int
    /// Longest way to a leaf, which bounds recursion.
    let depth: Int

    init(_ form: SyntaxForm, at offset: Int) {
        self.form = form
        self.offset = offset
        depth = form.depth
    }
}

indirect enum SyntaxForm: Sendable {
    /// `{}`
    case empty
    case literal(PathValue)
    /// A date or time that does not exist: an error once it is evaluated.
    case malformedTemporal(String)
    /// `%name`
    case variable(String)
    case this
    case index
    case total
    /// A name; `input` is `nil` at the start of a path.
    case member(input: SyntaxNode?, name: String)
    case call(input: SyntaxNode?, name: String, arguments: [SyntaxNode])
    case indexer(SyntaxNode, index: SyntaxNode)
    /// Sign before a term; true for minus.
    case polarity(isMinus: Bool, SyntaxNode)
    case binary(BinaryOperator, SyntaxNode, SyntaxNode)
    /// `is` and `as`
    case typeTest(SyntaxNode, TypeSpecifier)
    case typeCast(SyntaxNode, TypeSpecifier)

    var depth: Int {
        switch self {
        case .empty, .literal, .malformedTemporal, .variable, .this, .index, .total: 1
        case .member(let input, _): 1 + (input?.depth ?? 0)
        case .call(let input, _, let arguments): 1 + max(input?.depth ?? 0, arguments.map(\.depth).max() ?? 0)
        case .indexer(let input, let index): 1 + max(input.depth, index.depth)
        case .polarity(_, let operand), .typeTest(let operand, _), .typeCast(let operand, _): 1 + operand.depth
        case .binary(_, let left, let right): 1 + max(left.depth, right.depth)
        }
    }
}

/// Operators between two expressions (FHIRPath N1, 6).
enum BinaryOperator: String, Sendable {
    case implies
    case or
    case xor
    case and
    case isIn = "in"
    case contains
    case equal = "="
    case equivalent = "~"
    case notEqual = "!="
    case notEquivalent = "!~"
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case union = "|"
    case plus = "+"
    case minus = "-"
    case concatenate = "&"
    case times = "*"
    case divide = "/"
    case div
    case mod

    /// Binds tighter the higher it is (FHIRPath N1, 6.8).
    var precedence: Int {
        switch self {
        case .implies: 1
        case .or, .xor: 2
        case .and: 3
        case .isIn, .contains: 4
        case .equal, .equivalent, .notEqual, .notEquivalent: 5
        case .less, .greater, .lessOrEqual, .greaterOrEqual: 6
        case .union: 7
        case .plus, .minus, .concatenate: 9
        case .times, .divide, .div, .mod: 10
        }
    }

    /// Precedence of `is` and `as`, which take a type on the right.
    static let typePrecedence = 8
}
