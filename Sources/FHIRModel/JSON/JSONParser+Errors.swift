extension JSONParser {
    /// The error of finding something else than `expected` under the cursor.
    @inline(never)
    func unexpected(_ expected: String) -> ParseError {
        guard offset < count else { return error(.unexpectedEnd, "the text ends where \(expected) is expected") }
        return error(.syntax, "\(Self.quote(at.pointee)) stands where \(expected) is expected")
    }

    /// An error at the cursor.
    @inline(never)
    func error(_ kind: ParseError.Kind, _ message: String) -> ParseError {
        error(kind, message, offset: offset, path: path)
    }

    func error(_ kind: ParseError.Kind, _ message: String, offset: Int, path: String) -> ParseError {
        let position = TextPosition.of(offset: min(offset, count), in: start)
        return ParseError(
            kind: kind, message: message, offset: offset, line: position.line, column: position.column, path: path)
    }

    /// The path of the value that was begun last, as far as containers are still open.
    private var path: String {
        var path = ""
        if depth > 0, let type = resourceType { path = type }
        // A hostile depth must not make a hostile message.
        for level in 0..<min(depth, 40) {
            let frame = frames[level]
            // A container inside a container: the name or the place it has there.
            if level > 0, !frames[level - 1].isObject {
                path += "[\(place(of: Int(frame.node), in: frames[level - 1]))]"
            } else if level > 0 {
                append(frame.name, to: &path)
            }
        }
        guard depth > 0, depth <= 40 else { return path }
        let innermost = frames[depth - 1]
        if !innermost.isObject {
            path += "[\(place(of: nodeCount, in: innermost))]"
        } else if innermost.memberCount > 0, !isComplete(innermost) {
            append(innermost.lastName, to: &path)
        }
        return path
    }

    /// Whether the member of an open object that was named last has its value.
    private func isComplete(_ frame: Frame) -> Bool {
        var child = Int(frame.node) + 1
        var last: UInt16?
        while child < nodeCount {
            last = nodes[child].name
            child = Int(nodes[child].next)
        }
        return last == frame.lastName
    }

    private func append(_ name: UInt16, to path: inout String) {
        let text = spelling(of: ElementName(rawValue: name).withoutCompanion.rawValue)
        path += path.isEmpty ? text : "." + text
    }

    /// How many items of an array come before a node.
    private func place(of node: Int, in frame: Frame) -> Int {
        var child = Int(frame.node) + 1
        var place = 0
        while child < node {
            child = Int(nodes[child].next)
            place += 1
        }
        return place
    }

    private var resourceType: String? {
        guard frames[0].isObject else { return nil }
        let first = Int(frames[0].node)
        let end = depth > 1 ? Int(frames[1].node) : nodeCount
        var child = first + 1
        while child < end {
            let node = nodes[child]
            if node.name == ElementName.resourceType.rawValue, node.kind == Node.Kind.string.rawValue,
                node.length < 100
            {
                return String(
                    decoding: UnsafeBufferPointer(start: start + Int(node.offset), count: Int(node.length)),
                    as: UTF8.self)
            }
            child = Int(node.next)
        }
        return nil
    }

    static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.count < 2 ? "0" : "") + digits
    }

    /// A byte as a message may show it.
    static func quote(_ byte: UInt8) -> String {
        byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(hexadecimal(byte))"
    }

    /// Checks that the text of a string is UTF-8.
    @inline(never)
    mutating func checkEncoding(
        from text: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) throws(ParseError) {
        guard let bad = UTF8Check.firstFault(in: UnsafeBufferPointer(start: text, count: end - text)) else { return }
        at = text + bad
        throw error(.encoding, "the bytes are no UTF-8, beginning with \(Self.quote(at.pointee))")
    }
}
