/// FHIRPath N1, 5.6, string manipulation, with the additions of the later draft. Positions count Unicode scalars.
extension Function {
    static let strings: [Function] = [
        text("indexOf", 1...1, .integer) { (text, call) throws(PathError) in
            guard let part = try call.text(0) else { return .empty }
            return .one(.integer(position(of: part, in: text, last: false)))
        },
        text("lastIndexOf", 1...1, .integer) { (text, call) throws(PathError) in
            guard let part = try call.text(0) else { return .empty }
            return .one(.integer(position(of: part, in: text, last: true)))
        },
        text("substring", 1...2, .string) { (text, call) throws(PathError) in
            guard let start = try call.integer(0) else { return .empty }
            let scalars = text.unicodeScalars
            guard start >= 0, start < scalars.count else { return .empty }
            var rest = scalars.dropFirst(start)
            if call.arguments.count > 1 {
                guard let length = try call.integer(1) else { return .one(.string(String(rest))) }
                rest = rest.prefix(max(0, length))
            }
            return .one(.string(String(rest)))
        },
        text("startsWith", 1...1, .boolean) { (text, call) throws(PathError) in
            guard let prefix = try call.text(0) else { return .empty }
            return .boolean(text.utf8.starts(with: prefix.utf8))
        },
        text("endsWith", 1...1, .boolean) { (text, call) throws(PathError) in
            guard let suffix = try call.text(0) else { return .empty }
            return .boolean(text.utf8.reversed().starts(with: suffix.utf8.reversed()))
        },
        text("contains", 1...1, .boolean) { (text, call) throws(PathError) in
            guard let part = try call.text(0) else { return .empty }
            return .boolean(firstRange(of: Array(part.utf8), in: Array(text.utf8), from: 0) != nil)
        },
        text("upper", 0...0, .string) { text, _ in .one(.string(text.uppercased())) },
        text("lower", 0...0, .string) { text, _ in .one(.string(text.lowercased())) },
        text("replace", 2...2, .string) { (text, call) throws(PathError) in
            guard let pattern = try call.text(0), let substitution = try call.text(1) else { return .empty }
            return .one(.string(try replaced(text, pattern, substitution, call)))
        },
        text("matches", 1...2, .boolean) { (text, call) throws(PathError) in
            guard let pattern = try call.text(0) else { return .empty }
            return .boolean(try matcher(pattern, text, call).matches(isFull: false))
        },
        text("matchesFull", 1...2, .boolean) { (text, call) throws(PathError) in
            guard let pattern = try call.text(0) else { return .empty }
            return .boolean(try matcher(pattern, text, call).matches(isFull: true))
        },
        text("replaceMatches", 2...3, .string) { (text, call) throws(PathError) in
            guard let pattern = try call.text(0), let substitution = try call.text(1) else { return .empty }
            // An empty pattern matches nothing that could be replaced.
            guard !pattern.isEmpty else { return .one(.string(text)) }
            let limit = call.context.stringLimit
            return .one(.string(try matcher(pattern, text, call).replacing(with: substitution, limit: limit)))
        },
        text("length", 0...0, .integer) { text, _ in .one(.integer(text.unicodeScalars.count)) },
        text("toChars", 0...0, .string) { (text, call) throws(PathError) in
            try call.context.spend(text.utf8.count)
            return PathCollection(text.unicodeScalars.map { .string(String(Character($0))) })
        },
        text("trim", 0...0, .string) { text, _ in .one(.string(trimmed(text))) },
        text("split", 1...1, .string) { (text, call) throws(PathError) in
            guard let separator = try call.text(0) else { return .empty }
            try call.context.spend(text.utf8.count)
            return PathCollection(split(text, by: separator).map { .string($0) })
        },
        Function("join", 0...1, .system(.string)) { (call: FunctionCall) throws(PathError) in
            guard !call.focus.isEmpty else { return .empty }
            let separator = try call.text(0) ?? ""
            var result = ""
            for (index, item) in call.focus.enumerated() {
                guard let text = item.convertedToString else { throw .execution("join() needs strings") }
                if index > 0 { result += separator }
                result += text
                try call.context.checkLength(result)
            }
            return .one(.string(result))
        },
    ]

    /// A function of a single string, empty for no input.
    static func text(
        _ name: String, _ arity: ClosedRange<Int>, _ result: SystemType,
        _ body: @escaping @Sendable (String, FunctionCall) throws(PathError) -> PathCollection
    ) -> Function {
        Function(name, arity, .systems(result), input: .string) { (call: FunctionCall) throws(PathError) in
            guard let text = try call.text() else { return .empty }
            return try body(text, call)
        }
    }

    /// Offset in bytes of the first occurrence at or behind a place.
    private static func firstRange(of part: [UInt8], in text: [UInt8], from start: Int) -> Range<Int>? {
        guard !part.isEmpty else { return start..<start }
        var index = start
        while index + part.count <= text.count {
            if text[index] == part[0], text[index..<(index + part.count)].elementsEqual(part) {
                return index..<(index + part.count)
            }
            index += 1
        }
        return nil
    }

    private static func position(of part: String, in text: String, last: Bool) -> Int {
        let (bytes, wanted) = (Array(text.utf8), Array(part.utf8))
        var found: Int?
        if last {
            var index = bytes.count - wanted.count
            while index >= 0, found == nil {
                if bytes[index..<(index + wanted.count)].elementsEqual(wanted) { found = index }
                index -= 1
            }
        } else {
            found = firstRange(of: wanted, in: bytes, from: 0)?.lowerBound
        }
        guard let found else { return -1 }
        return String(decoding: bytes[..<found], as: UTF8.self).unicodeScalars.count
    }

    private static func replaced(
        _ text: String, _ pattern: String, _ substitution: String, _ call: FunctionCall
    ) throws(PathError) -> String {
        let limit = call.context.stringLimit
        if pattern.isEmpty {
            // Nothing stands before, between and behind all characters.
            var result = substitution
            for scalar in text.unicodeScalars {
                result.unicodeScalars.append(scalar)
                result += substitution
                try call.context.checkLength(result)
            }
            return result
        }
        let (bytes, wanted, other) = (Array(text.utf8), Array(pattern.utf8), Array(substitution.utf8))
        var result: [UInt8] = []
        var index = 0
        while let range = firstRange(of: wanted, in: bytes, from: index) {
            try call.context.spend(range.upperBound - index)
            result += bytes[index..<range.lowerBound]
            result += other
            index = range.upperBound
            guard result.count <= limit else { throw .execution("replace() makes too long a string") }
        }
        result += bytes[index...]
        return String(decoding: result, as: UTF8.self)
    }

    private static func matcher(
        _ pattern: String, _ text: String, _ call: FunctionCall
    ) throws(PathError) -> RegexMatcher {
        let regex = try call.context.regex(pattern)
        let context = call.context
        return RegexMatcher(regex, text) { (steps) throws(PathError) in try context.spend(steps) }
    }

    private static func trimmed(_ text: String) -> String {
        let front = text.drop { $0.isWhitespace }
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(front[...last])
    }

    private static func split(_ text: String, by separator: String) -> [String] {
        if separator.isEmpty { return text.unicodeScalars.map { String(Character($0)) } }
        let (bytes, wanted) = (Array(text.utf8), Array(separator.utf8))
        var parts: [String] = []
        var index = 0
        while let range = firstRange(of: wanted, in: bytes, from: index) {
            parts.append(String(decoding: bytes[index..<range.lowerBound], as: UTF8.self))
            index = range.upperBound
        }
        parts.append(String(decoding: bytes[index...], as: UTF8.self))
        return parts
    }
}
