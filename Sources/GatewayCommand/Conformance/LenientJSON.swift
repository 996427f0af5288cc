import FHIRModel

extension IssueKind {
    fileprivate static let unexpectedComment = IssueKind("unexpected-comment", .error, .invalid)
}

/// Reads JSON that may have comments where the caller allows them.
enum LenientJSON {
    /// - Throws: a `ParseError` when the text is no JSON.
    static func document(
        _ bytes: [UInt8], allowsComments: Bool, into report: inout Report
    ) throws(ParseError) -> Document {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if allowsComments { return try Document(json: withoutComments(bytes)) }
        do throws(ParseError) {
            return try Document(json: bytes)
        } catch {
            // Comments are said as such, and what else is wrong is said too.
            guard let document = try? Document(json: withoutComments(bytes)) else { throw error }
            report.add(.unexpectedComment, at: document.root, "comments are not allowed in JSON")
            return document
        }
    }

    /// Replaces `//` and `/* */` comments by spaces, so that places in the text stay the same.
    static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        var index = 0
        var inString = false
        while index < result.count {
            let byte = result[index]
            if inString {
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { inString = false }
            } else if byte == UInt8(ascii: "\"") {
                inString = true
            } else if byte == UInt8(ascii: "/"), index + 1 < result.count {
                if result[index + 1] == UInt8(ascii: "/") {
                    while index < result.count, result[index] != 10 {
                        result[index] = 32
                        index += 1
                    }
                } else if result[index + 1] == UInt8(ascii: "*") {
                    while index < result.count {
                        let isEnd =
                            result[index] == UInt8(ascii: "*") && index + 1 < result.count
                            && result[index + 1] == UInt8(ascii: "/")
                        if result[index] != 10 { result[index] = 32 }
                        index += 1
                        if isEnd {
                            result[index] = 32
                            break
                        }
                    }
                }
            }
            index += 1
        }
        return result
    }
}
