/// Refuses XML that is not UTF-8, which FHIR requires (FHIR R4, 2.6.0).
enum XMLEncoding {
    /// Checks byte order mark, first bytes, XML declaration and all of the text.
    static func check(_ text: UnsafeBufferPointer<UInt8>) throws(ParseError) {
        let first = Array(text.prefix(4))
        if first.starts(with: [0xFE, 0xFF]) || first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0, 0])
            || first.count > 1 && (first[0] == 0 || first[1] == 0)
        {
            throw refusal("the text is UTF-16 or UTF-32; FHIR has UTF-8 alone", offset: 0, line: 1, column: 1)
        }
        if let declared = declared(in: text), declared.lowercased() != "utf-8" {
            throw refusal(
                "the XML declaration names the encoding '\(declared)'; FHIR has UTF-8 alone", offset: 0, line: 1,
                column: 1)
        }
        guard let start = text.baseAddress else { return }
        if let bad = UTF8Check.firstFault(in: text) {
            let position = TextPosition.of(offset: bad, in: start)
            throw refusal("the bytes are no UTF-8", offset: bad, line: position.line, column: position.column)
        }
    }

    private static func refusal(_ message: String, offset: Int, line: Int, column: Int) -> ParseError {
        ParseError(kind: .encoding, message: message, offset: offset, line: line, column: column, path: "")
    }

    /// The encoding an XML declaration names, if there is one.
    private static func declared(in text: UnsafeBufferPointer<UInt8>) -> String? {
        var head = text.prefix(256)
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
        guard
            head.starts(with: "<?xml ".utf8) || head.starts(with: "<?xml\n".utf8) || head.starts(with: "<?xml\t".utf8)
                || head.starts(with: "<?xml\r".utf8)
        else { return nil }
        let declaration = String(decoding: head.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        guard let key = declaration.firstRange(of: "encoding") else { return nil }
        let rest = declaration[key.upperBound...].drop { $0.isWhitespace || $0 == "=" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return String(rest.dropFirst().prefix { $0 != quote })
    }
}
