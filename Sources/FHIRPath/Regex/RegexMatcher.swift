/// Runs a ``PathRegex`` over a text.
struct RegexMatcher {
    private let regex: PathRegex
    private let text: [UInt32]
    private let spend: (Int) throws(PathError) -> Void

    /// Makes a matcher that tells `spend` how many steps it takes; that may throw to end the match.
    init(_ regex: PathRegex, _ text: String, spend: @escaping (Int) throws(PathError) -> Void) {
        self.regex = regex
        self.text = text.unicodeScalars.map(\.value)
        self.spend = spend
    }

    /// Threads at one place of the text, each instruction at most once, in order of preference.
    private struct Threads {
        var places: [Int] = []
        var captures: [[Int]] = []
        /// Step at which an instruction was last added.
        var marks: [Int]
        /// Where ``add(_:_:at:to:)`` still has to go; kept for its memory.
        var pending: [(Int, [Int])] = []

        init(size: Int) { marks = Array(repeating: -1, count: size) }

        mutating func clear() {
            places.removeAll(keepingCapacity: true)
            captures.removeAll(keepingCapacity: true)
        }
    }

    private func isWord(_ index: Int) -> Bool {
        index >= 0 && index < text.count && ScalarSet.wordCharacters.contains(text[index])
    }

    /// Follows what takes no character from an instruction on.
    ///
    /// Iterative, since patterns may be long.
    private func add(_ start: Int, _ captures: [Int], at index: Int, to threads: inout Threads) {
        threads.pending.append((start, captures))
        while let (place, captures) = threads.pending.popLast() {
            guard threads.marks[place] != index else { continue }
            threads.marks[place] = index
            switch regex.instructions[place] {
            case .jump(let target): threads.pending.append((target, captures))
            case .split(let first, let second):
                threads.pending.append((second, captures))
                threads.pending.append((first, captures))
            case .save(let slot):
                var captures = captures
                if slot < captures.count { captures[slot] = index }
                threads.pending.append((place + 1, captures))
            case .start: if index == 0 { threads.pending.append((place + 1, captures)) }
            case .end: if index == text.count { threads.pending.append((place + 1, captures)) }
            case .wordBoundary(let isNegated):
                if (isWord(index - 1) != isWord(index)) != isNegated { threads.pending.append((place + 1, captures)) }
            case .set, .match:
                threads.places.append(place)
                threads.captures.append(captures)
            }
        }
    }

    /// Whether the text, or for `isFull` all of it, matches.
    func matches(isFull: Bool) throws(PathError) -> Bool {
        try run(from: 0, isFull: isFull, slots: 0) != nil
    }

    /// The leftmost match from a place on: start and end, then those of the groups, -1 for one that took no part.
    func firstMatch(from start: Int) throws(PathError) -> [Int]? {
        try run(from: start, isFull: false, slots: (regex.groupCount + 1) * 2)
    }

    private func run(from start: Int, isFull: Bool, slots: Int) throws(PathError) -> [Int]? {
        try spend(1 + regex.instructions.count / 8)
        var current = Threads(size: regex.instructions.count)
        var next = Threads(size: regex.instructions.count)
        let none = Array(repeating: -1, count: slots)
        var best: [Int]?
        var index = start
        while index <= text.count {
            let mayBegin = index == start || (!isFull && !regex.isAnchored)
            if best == nil, mayBegin { add(0, none, at: index, to: &current) }
            if current.places.isEmpty, best != nil || !mayBegin { break }
            try spend(current.places.count + 1)
            next.clear()
            threads: for (place, captures) in zip(current.places, current.captures) {
                switch regex.instructions[place] {
                case .match:
                    guard !isFull || index == text.count else { continue }
                    if slots == 0 { return [] }
                    best = captures
                    // Threads behind a match are less preferred.
                    break threads
                case .set(let set):
                    if index < text.count, regex.sets[set].contains(text[index]) {
                        add(place + 1, captures, at: index + 1, to: &next)
                    }
                default: continue
                }
            }
            swap(&current, &next)
            index += 1
        }
        return best
    }

    /// The text with every match replaced.
    ///
    /// `$1`, `${name}` and `$0` in the replacement stand for groups.
    func replacing(with replacement: String, limit: Int) throws(PathError) -> String {
        let pieces = replacementPieces(replacement)
        var result = String.UnicodeScalarView()
        var index = 0
        while index <= text.count, let match = try firstMatch(from: index) {
            append(index..<match[0], to: &result)
            for piece in pieces {
                switch piece {
                case .text(let scalars): result.append(contentsOf: scalars)
                case .group(let group):
                    guard group * 2 + 1 < match.count, match[group * 2] >= 0 else { continue }
                    append(match[group * 2]..<match[group * 2 + 1], to: &result)
                }
            }
            guard result.count <= limit else { throw .execution("replaceMatches() makes too long a string") }
            index = match[1]
            if match[0] == match[1] {
                // Go past an empty match, keeping the character it stands before.
                guard index < text.count else { return String(result) }
                append(index..<(index + 1), to: &result)
                index += 1
            }
        }
        if index < text.count { append(index..<text.count, to: &result) }
        return String(result)
    }

    private func append(_ range: Range<Int>, to result: inout String.UnicodeScalarView) {
        for index in range {
            if let scalar = Unicode.Scalar(text[index]) { result.append(scalar) }
        }
    }

    private enum Piece {
        case text([Unicode.Scalar])
        case group(Int)
    }

    private func replacementPieces(_ replacement: String) -> [Piece] {
        let scalars = Array(replacement.unicodeScalars)
        var pieces: [Piece] = []
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if scalar == "\\", index < scalars.count {
                pieces.append(.text([scalars[index]]))
                index += 1
            } else if scalar == "$", index < scalars.count, ("0"..."9").contains(scalars[index]) {
                var group = 0
                while index < scalars.count, ("0"..."9").contains(scalars[index]) {
                    let longer = group * 10 + Int(scalars[index].value - 48)
                    guard longer <= regex.groupCount else { break }
                    group = longer
                    index += 1
                }
                pieces.append(.group(group))
            } else if scalar == "$", index < scalars.count, scalars[index] == "{",
                let end = scalars[index...].firstIndex(of: "}")
            {
                var name = String.UnicodeScalarView()
                name.append(contentsOf: scalars[(index + 1)..<end])
                if let group = regex.groupNames[String(name)] ?? Int(String(name)) { pieces.append(.group(group)) }
                index = end + 1
            } else {
                pieces.append(.text([scalar]))
            }
        }
        return pieces
    }
}
