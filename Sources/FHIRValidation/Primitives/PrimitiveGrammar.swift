/// Checks the text of primitive values against the R4 data type grammars, in place and without allocating.
package enum PrimitiveGrammar {
    /// A FHIR string has at most 1 MB (specification, `string`).
    static let maximumStringBytes = 1_048_576

    /// What is wrong with a value of a type, `nil` when nothing is.
    ///
    /// `bytes`: the decoded text; for numbers the characters of the JSON number.
    package static func fault(_ kind: PrimitiveKind, _ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        if bytes.isEmpty { return .empty }
        switch kind {
        case .boolean, .xhtml: return nil
        case .integer: return integerFault(bytes)
        case .unsignedInt: return integerFault(bytes) ?? (bytes[0] == UInt8(ascii: "-") ? .negative : nil)
        case .positiveInt:
            return integerFault(bytes) ?? (bytes[0] == UInt8(ascii: "-") || isZero(bytes) ? .notPositive : nil)
        case .decimal: return isDecimal(bytes) ? nil : .notADecimal
        case .string, .markdown: return textFault(bytes)
        case .code: return codeFault(bytes)
        case .id: return identifierFault(bytes)
        case .uri, .url: return uriFault(bytes)
        case .canonical: return uriFault(bytes) ?? canonicalFault(bytes)
        case .oid: return uriFault(bytes) ?? (hasPrefix(bytes, "urn:oid:") && isOID(bytes, from: 8) ? nil : .notAnOID)
        case .uuid: return uriFault(bytes) ?? (hasPrefix(bytes, "urn:uuid:") ? nil : .notAUUID)
        case .base64Binary: return Base64Grammar.isValid(bytes) ? nil : .notBase64
        case .date: return DateGrammar.dateFault(bytes)
        case .dateTime: return DateGrammar.dateTimeFault(bytes)
        case .instant: return DateGrammar.instantFault(bytes)
        case .time: return DateGrammar.timeFault(bytes)
        }
    }

    static func hasPrefix(_ bytes: UnsafeBufferPointer<UInt8>, _ prefix: StaticString) -> Bool {
        let count = prefix.utf8CodeUnitCount
        guard bytes.count >= count else { return false }
        for index in 0..<count where bytes[index] != prefix.utf8Start[index] { return false }
        return true
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

    // MARK: Numbers

    /// The form `0|[-+]?[1-9][0-9]*`, in the range of 32 bits.
    static func integerFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        var index = 0
        let isNegative = bytes[0] == UInt8(ascii: "-")
        if isNegative || bytes[0] == UInt8(ascii: "+") { index = 1 }
        guard index < bytes.count else { return .notAnInteger }
        var value = 0
        let first = index
        while index < bytes.count {
            let byte = bytes[index]
            guard isDigit(byte) else { return .notAnInteger }
            if value <= 1 << 40 { value = value &* 10 &+ Int(byte &- 48) }
            index += 1
        }
        if bytes[first] == 48, bytes.count - first > 1 { return .notAnInteger }
        return value > (isNegative ? 2_147_483_648 : 2_147_483_647) ? .integerOutOfRange : nil
    }

    static func isZero(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 48 || $0 == UInt8(ascii: "+") }
    }

    /// The form `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
    static func isDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") ? 1 : 0
        let whole = digits(bytes, &index)
        guard whole > 0, whole == 1 || bytes[index - whole] != 48 else { return false }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard digits(bytes, &index) > 0 else { return false }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
                index += 1
            }
            guard digits(bytes, &index) > 0 else { return false }
        }
        return index == bytes.count
    }

    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
        let start = index
        while index < bytes.count, isDigit(bytes[index]) { index += 1 }
        return index - start
    }

    // MARK: Text

    private static func textFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        bytes.count > maximumStringBytes ? .tooLarge(bytes.count) : nil
    }

    /// The form `[^\s]+(\s[^\s]+)*`.
    private static func codeFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        var previousWasSpace = true
        var hasContent = false
        for byte in bytes {
            let space = isSpace(byte)
            if space, previousWasSpace {
                return hasContent || !bytes.allSatisfy(isSpace) ? .codeWhitespace : .blankCode
            }
            if !space { hasContent = true }
            previousWasSpace = space
        }
        return previousWasSpace ? .codeWhitespace : nil
    }

    /// The form `[A-Za-z0-9\-\.]{1,64}`.
    package static func identifierFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        if bytes.isEmpty { return .empty }
        if bytes.count > 64 { return .identifierTooLong(bytes.count) }
        for byte in bytes {
            let isLetter = (byte | 0x20) &- 97 < 26
            if !isLetter, !isDigit(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: ".") {
                return .notAnIdentifier
            }
        }
        return nil
    }

    // MARK: URIs

    private static func uriFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        for byte in bytes where isSpace(byte) { return .whitespaceInURI }
        switch bytes[0] {
        case UInt8(ascii: "o"): return hasPrefix(bytes, "oid:") ? .prefixlessIdentifier("oid") : nil
        case UInt8(ascii: "u"):
            if hasPrefix(bytes, "uuid:") { return .prefixlessIdentifier("uuid") }
            if hasPrefix(bytes, "urn:uuid:") { return uuidFault(bytes, from: 9) }
            if hasPrefix(bytes, "urn:oid:") { return isOIDLike(bytes, from: 8) ? nil : .notAnOID }
            return nil
        default: return nil
        }
    }

    /// Digits and lower-case letters in groups of 8-4-4-4-12.
    private static func uuidFault(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> PrimitiveFault? {
        var end = bytes.count
        // What follows a version bar or a fragment sign is not part of the UUID.
        for index in start..<bytes.count where bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: "#") {
            end = index
            break
        }
        guard end - start == 36 else { return .notAUUID }
        var hasUpperCase = false
        for offset in 0..<36 {
            let byte = bytes[start + offset]
            if offset == 8 || offset == 13 || offset == 18 || offset == 23 {
                guard byte == UInt8(ascii: "-") else { return .notAUUID }
            } else if byte &- 65 < 6 {
                hasUpperCase = true
            } else if !isDigit(byte), byte &- 97 >= 6 {
                return .notAUUID
            }
        }
        return hasUpperCase ? .upperCaseUUID : nil
    }

    private static func isOIDLike(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var end = bytes.count
        for index in start..<bytes.count where bytes[index] == UInt8(ascii: "|") || bytes[index] == UInt8(ascii: "#") {
            end = index
            break
        }
        return isOID(UnsafeBufferPointer(rebasing: bytes[0..<end]), from: start)
    }

    /// The form `[0-2](\.(0|[1-9][0-9]*))+`.
    static func isOID(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard bytes.count > start + 2, bytes[start] &- 48 < 3, bytes[start + 1] == UInt8(ascii: ".") else {
            return false
        }
        var index = start + 2
        while true {
            let count = digits(bytes, &index)
            guard count > 0, count == 1 || bytes[index - count] != 48 else { return false }
            if index == bytes.count { return true }
            guard bytes[index] == UInt8(ascii: ".") else { return false }
            index += 1
        }
    }

    private static func canonicalFault(_ bytes: UnsafeBufferPointer<UInt8>) -> PrimitiveFault? {
        bytes[0] == UInt8(ascii: "#") || isAbsolute(bytes) ? nil : .relativeCanonical
    }

    /// Whether a URI starts with a scheme (RFC 3986, section 3.1).
    package static func isAbsolute(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, (first | 0x20) &- 97 < 26 else { return false }
        for byte in bytes.dropFirst() {
            if byte == UInt8(ascii: ":") { return true }
            let isLetter = (byte | 0x20) &- 97 < 26
            guard
                isLetter || isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".")
            else { return false }
        }
        return false
    }

    /// Whether a URI's text starts with a scheme.
    package static func isAbsolute(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isAbsolute($0) }
    }
}
