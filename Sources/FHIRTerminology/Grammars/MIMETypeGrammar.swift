/// The grammar of MIME types: `type/subtype`, then parameters (RFC 6838, section 4.2; RFC 2045, section 5.1).
enum MIMETypeGrammar {
    static func accepts(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        // FHIR's formats are also called by these short names.
        for short in ["xml", "json", "ttl"] as [StaticString] where equals(code, short) { return true }
        guard name(code, &index), index < code.count, code[index] == UInt8(ascii: "/") else { return false }
        index += 1
        guard name(code, &index) else { return false }
        while index < code.count {
            skipSpace(code, &index)
            guard index < code.count, code[index] == UInt8(ascii: ";") else { return false }
            index += 1
            skipSpace(code, &index)
            guard parameter(code, &index) else { return false }
        }
        return true
    }

    private static func equals(_ code: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
        code.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "-"),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"):
            true
        default: false
        }
    }

    private static func name(_ code: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        let start = index
        while index < code.count, isNameByte(code[index]) { index += 1 }
        return index > start && index - start <= 127
    }

    private static func skipSpace(_ code: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        while index < code.count, code[index] == 32 || code[index] == 9 { index += 1 }
    }

    private static func parameter(_ code: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
        guard name(code, &index), index < code.count, code[index] == UInt8(ascii: "=") else { return false }
        index += 1
        if index < code.count, code[index] == UInt8(ascii: "\"") {
            index += 1
            while index < code.count, code[index] != UInt8(ascii: "\"") { index += 1 }
            guard index < code.count else { return false }
            index += 1
            return true
        }
        let start = index
        while index < code.count, code[index] > 32, code[index] != UInt8(ascii: ";") { index += 1 }
        return index > start
    }
}
