import FHIRModel

/// Reads JSON that may have comments where the caller allows them.
enum LenientJSON {
    /// - Throws: a `ParseError` when the text is no JSON.
    static func document(
        _ bytes: [UInt8], allowsComments: Bool, into report: inout Report
    ) throws(ParseError) -> Document {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        return try Document(json: allowsComments ? withoutComments(bytes) : bytes)
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
