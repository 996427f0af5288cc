/// Base64 (RFC 4648, section 4) as FHIR uses it: white space may stand anywhere.
package enum Base64Grammar {
    /// Whether the text is base64 with complete groups of four characters and correct padding.
    package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var count = 0
        var padding = 0
        for byte in bytes {
            switch byte {
            case 65...90, 97...122, 48...57, UInt8(ascii: "+"), UInt8(ascii: "/"):
                guard padding == 0 else { return false }
                count &+= 1
            case UInt8(ascii: "="):
                padding &+= 1
                count &+= 1
            case 9, 10, 13, 32: continue
            default: return false
            }
        }
        return count % 4 == 0 && padding <= 2
    }

    /// How many bytes a valid text decodes to.
    package static func decodedCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var padding = 0
        for byte in bytes where byte > 32 {
            count &+= 1
            if byte == UInt8(ascii: "=") { padding &+= 1 }
        }
        return count / 4 * 3 - padding
    }
}
