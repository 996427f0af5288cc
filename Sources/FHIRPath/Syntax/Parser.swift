/// Reads an expression (FHIRPath N1, appendix on grammar) by precedence climbing.
struct Parser {
    private var lexer: Lexer
    private var token: Token = .end
    private var offset = 0
    private var nesting = 0

    /// Longest expression that is read, in bytes.
    static let maximumLength = 64 * 1024
    /// Parentheses, arguments and signs within each other.
    static let maximumNesting = 64
    /// Longest way from the root of the tree to a leaf: bounds the stack that evaluation takes.
    static let maximumDepth = 256

    static func parse(_ text: String) throws(PathError) -> SyntaxNode {
        guard text.utf8.count <= maximumLength else {
            throw PathError(.syntax, "the expression is longer than \(maximumLength) bytes")
        }
        var parser = Parser(lexer: Lexer(text))
        try parser.advance()
        let expression = try parser.expression(0)
        guard parser.token == .end else { throw parser.unexpected("an operator or the end") }
        return expression
    }

    /// Reads a type name as arguments of `is`, `as` and `ofType` are written.
    static func typeSpecifier(_ node: SyntaxNode) -> TypeSpecifier? {
        switch node.form {
        case .member(nil, let name): return TypeSpecifier(namespace: nil, name: name)
        case .member(let input?, let name):
            guard case .member(nil, let namespace) = input.form else { return nil }
            return TypeSpecifier(namespace: namespace, name: name)
        default: return nil
        }
    }

    private init(lexer: Lexer) { self.lexer = lexer }

    private mutating func advance() throws(PathError) { (token, offset) = try lexer.next() }

    private func unexpected(_ wanted: String) -> PathError {
        PathError(.syntax, "\(token.description) stands where \(wanted) should be", at: offset)
    }

    private mutating func expect(_ symbol: Token.Symbol) throws(PathError) {
        guard token == .symbol(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
        try advance()
    }

    private func node(_ form: SyntaxForm, at start: Int) throws(PathError) -> SyntaxNode {
        let node = SyntaxNode(form, at: start)
        guard node.depth <= Self.maximumDepth else {
            throw PathError(.syntax, "the expression is deeper than \(Self.maximumDepth) levels", at: start)
        }
        return node
    }

    // MARK: Operators

    private var binaryOperator: BinaryOperator? {
        switch token {
        case .symbol(let symbol): BinaryOperator(rawValue: symbol.rawValue)
        case .identifier(let word): Self.wordOperators[word]
        default: nil
        }
    }

    private static let wordOperators: [String: BinaryOperator] = [
        "implies": .implies, "or": .or, "xor": .xor, "and": .and, "in": .isIn, "contains": .contains, "div": .div,
        "mod": .mod,
    ]

    private mutating func expression(_ minimum: Int) throws(PathError) -> SyntaxNode {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.maximumNesting else {
            throw PathError(.syntax, "the expression nests deeper than \(Self.maximumNesting) levels", at: offset)
        }
        let start = offset
        var left = try signed()
        while true {
            if case .identifier(let word) = token, word == "is" || word == "as" {
                guard BinaryOperator.typePrecedence > minimum else { return left }
                try advance()
                let type = try typeName()
                left = try node(word == "is" ? .typeTest(left, type) : .typeCast(left, type), at: start)
                continue
            }
            guard let found = binaryOperator, found.precedence > minimum else { return left }
            let place = offset
            try advance()
            let right = try expression(found.precedence)
            left = try node(.binary(found, left, right), at: place)
        }
    }

    /// A type on the right of `is` and `as`.
    private mutating func typeName() throws(PathError) -> TypeSpecifier {
        let first = try identifier("a type")
        guard token == .symbol(.dot) else { return TypeSpecifier(namespace: nil, name: first) }
        try advance()
        return TypeSpecifier(namespace: first, name: try identifier("a type"))
    }

    private mutating func identifier(_ wanted: String) throws(PathError) -> String {
        switch token {
        case .identifier(let name), .quotedIdentifier(let name):
            try advance()
            return name
        default: throw unexpected(wanted)
        }
    }

    private mutating func signed() throws(PathError) -> SyntaxNode {
        let start = offset
        guard token == .symbol(.minus) || token == .symbol(.plus) else { return try path() }
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.maximumNesting else {
            throw PathError(.syntax, "the expression nests deeper than \(Self.maximumNesting) levels", at: offset)
        }
        let isMinus = token == .symbol(.minus)
        try advance()
        return try node(.polarity(isMinus: isMinus, signed()), at: start)
    }

    // MARK: Paths

    private mutating func path() throws(PathError) -> SyntaxNode {
        var result = try term()
        while true {
            let start = offset
            if token == .symbol(.dot) {
                try advance()
                result = try invocation(on: result)
            } else if token == .symbol(.leftBracket) {
                try advance()
                let index = try expression(0)
                try expect(.rightBracket)
                result = try node(.indexer(result, index: index), at: start)
            } else {
                return result
            }
        }
    }

    private mutating func invocation(on input: SyntaxNode?) throws(PathError) -> SyntaxNode {
        let start = offset
        if case .special(let word) = token {
            // `a.$this` is what some invariants write for `$this` itself.
            guard input != nil else { return try special(word) }
            throw unexpected("a name")
        }
        let wasQuoted = if case .quotedIdentifier = token { true } else { false }
        let name = try identifier("a name")
        guard !wasQuoted, token == .symbol(.leftParenthesis) else {
            return try node(.member(input: input, name: name), at: start)
        }
        try advance()
        var arguments: [SyntaxNode] = []
        if token != .symbol(.rightParenthesis) {
            arguments.append(try argument(of: name))
            while token == .symbol(.comma) {
                try advance()
                arguments.append(try argument(of: name))
            }
        }
        try expect(.rightParenthesis)
        return try node(.call(input: input, name: name, arguments: arguments), at: start)
    }

    /// An argument; `sort` takes `asc` or `desc` behind each.
    private mutating func argument(of function: String) throws(PathError) -> SyntaxNode {
        let start = offset
        let argument = try expression(0)
        guard function == "sort", case .identifier(let word) = token, word == "asc" || word == "desc" else {
            return argument
        }
        try advance()
        return word == "desc" ? try node(.polarity(isMinus: true, argument), at: start) : argument
    }

    // MARK: Terms

    private mutating func term() throws(PathError) -> SyntaxNode {
        let start = offset
        switch token {
        case .symbol(.leftParenthesis):
            try advance()
            let inner = try expression(0)
            try expect(.rightParenthesis)
            return inner
        case .symbol(.leftBrace):
            try advance()
            try expect(.rightBrace)
            return try node(.empty, at: start)
        case .string(let text):
            try advance()
            return try node(.literal(.string(text)), at: start)
        case .integer(let digits): return try number(digits, isDecimal: false)
        case .decimal(let digits): return try number(digits, isDecimal: true)
        case .temporal(let value):
            try advance()
            return try node(.literal(.temporal(value)), at: start)
        case .malformedTemporal(let text):
            try advance()
            return try node(.malformedTemporal(text), at: start)
        case .variable(let name):
            try advance()
            return try node(.variable(name), at: start)
        case .special(let word): return try special(word)
        case .identifier("true"), .identifier("false"):
            let truth = token == .identifier("true")
            try advance()
            return try node(.literal(.boolean(truth)), at: start)
        case .identifier, .quotedIdentifier: return try invocation(on: nil)
        case .symbol, .end: throw unexpected("a value or a name")
        }
    }

    private mutating func special(_ word: String) throws(PathError) -> SyntaxNode {
        let start = offset
        try advance()
        switch word {
        case "this": return try node(.this, at: start)
        case "index": return try node(.index, at: start)
        default: return try node(.total, at: start)
        }
    }

    private mutating func number(_ digits: String, isDecimal: Bool) throws(PathError) -> SyntaxNode {
        let start = offset
        guard let value = PathDecimal(digits) else {
            throw PathError(.syntax, "the number has more than \(PathDecimal.maximumScale) digits", at: start)
        }
        try advance()
        switch token {
        case .string(let unit):
            try advance()
            return try node(.literal(.quantity(PathQuantity(value: value, unit: unit))), at: start)
        case .identifier(let word):
            guard let unit = CalendarUnit(keyword: word) else { break }
            try advance()
            return try node(.literal(.quantity(PathQuantity(value: value, calendar: unit))), at: start)
        default: break
        }
        if isDecimal { return try node(.literal(.decimal(value)), at: start) }
        // One more than the largest integer, since a minus before it makes the smallest.
        guard let integer = Int(digits), integer <= Int(Int32.max) + 1 else {
            throw PathError(.syntax, "\(digits) is larger than an integer can be", at: start)
        }
        return try node(.literal(.integer(integer)), at: start)
    }
}
