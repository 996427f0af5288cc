/// A compiled regular expression, matched in time proportional to pattern times text, whatever the pattern.
///
/// All ways a pattern may go are followed at once (Thompson's construction, with captures after Pike), so there is
/// no backtracking to blow up.
struct PathRegex: Sendable {
    enum Instruction: Sendable {
        case set(Int)
        case start
        case end
        case wordBoundary(isNegated: Bool)
        case jump(Int)
        /// Tries the first before the second.
        case split(Int, Int)
        case save(Int)
        case match
    }

    let instructions: [Instruction]
    let sets: [ScalarSet]
    let groupCount: Int
    let groupNames: [String: Int]
    /// Whether every match must begin where the text does.
    let isAnchored: Bool

    /// Instructions a pattern may compile to.
    static let maximumSize = 20_000

    init(_ pattern: String) throws(RegexError) {
        guard pattern.utf8.count <= 10_000 else { throw RegexError(message: "the pattern is longer than 10000 bytes") }
        var parser = RegexParser(pattern)
        let node = try parser.parse()
        var builder = Builder()
        try builder.emit(.save(0))
        try builder.build(node)
        try builder.emit(.save(1))
        try builder.emit(.match)
        instructions = builder.instructions
        sets = builder.sets.map(\.prepared)
        groupCount = parser.groupCount
        groupNames = parser.groupNames
        isAnchored = Self.beginsWithStart(node)
    }

    private static func beginsWithStart(_ node: RegexNode) -> Bool {
        switch node {
        case .start: true
        case .sequence(let items): items.first.map(beginsWithStart) ?? false
        case .group(let inner, _): beginsWithStart(inner)
        case .alternatives(let branches): branches.allSatisfy(beginsWithStart)
        default: false
        }
    }

    private struct Builder {
        var instructions: [Instruction] = []
        var sets: [ScalarSet] = []

        mutating func emit(_ instruction: Instruction) throws(RegexError) {
            guard instructions.count < maximumSize else { throw RegexError(message: "the pattern is too large") }
            instructions.append(instruction)
        }

        mutating func build(_ node: RegexNode) throws(RegexError) {
            switch node {
            case .set(let set):
                sets.append(set)
                try emit(.set(sets.count - 1))
            case .start: try emit(.start)
            case .end: try emit(.end)
            case .wordBoundary(let isNegated): try emit(.wordBoundary(isNegated: isNegated))
            case .sequence(let items): for item in items { try build(item) }
            case .alternatives(let branches): try build(branches[...])
            case .group(let inner, let index):
                if let index { try emit(.save(index * 2)) }
                try build(inner)
                if let index { try emit(.save(index * 2 + 1)) }
            case .repeated(let inner, let minimum, let maximum, let isLazy):
                for _ in 0..<minimum { try build(inner) }
                guard let maximum else { return try loop(inner, isLazy: isLazy) }
                try optional(inner, times: maximum - minimum, isLazy: isLazy)
            }
        }

        private mutating func build(_ branches: ArraySlice<RegexNode>) throws(RegexError) {
            var exits: [Int] = []
            for (offset, branch) in branches.enumerated() {
                guard offset < branches.count - 1 else {
                    try build(branch)
                    break
                }
                let split = instructions.count
                try emit(.split(split + 1, 0))
                try build(branch)
                exits.append(instructions.count)
                try emit(.jump(0))
                instructions[split] = .split(split + 1, instructions.count)
            }
            for exit in exits { instructions[exit] = .jump(instructions.count) }
        }

        private func split(_ first: Int, _ second: Int, isLazy: Bool) -> Instruction {
            isLazy ? .split(second, first) : .split(first, second)
        }

        private mutating func loop(_ inner: RegexNode, isLazy: Bool) throws(RegexError) {
            let start = instructions.count
            try emit(.split(0, 0))
            try build(inner)
            try emit(.jump(start))
            instructions[start] = split(start + 1, instructions.count, isLazy: isLazy)
        }

        private mutating func optional(_ inner: RegexNode, times: Int, isLazy: Bool) throws(RegexError) {
            var splits: [Int] = []
            for _ in 0..<times {
                splits.append(instructions.count)
                try emit(.split(0, 0))
                try build(inner)
            }
            for place in splits { instructions[place] = split(place + 1, instructions.count, isLazy: isLazy) }
        }
    }
}
