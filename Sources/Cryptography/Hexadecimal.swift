/// Bytes as pairs of hexadecimal digits.
package enum Hexadecimal {
    package static func lowercase(_ bytes: [UInt8]) -> String {
        text(bytes, digits: "0123456789abcdef")
    }

    package static func uppercase(_ bytes: [UInt8]) -> String {
        text(bytes, digits: "0123456789ABCDEF")
    }

    private static func text(_ bytes: [UInt8], digits: StaticString) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { output in
            for (index, byte) in bytes.enumerated() {
                output[2 * index] = digits.utf8Start[Int(byte >> 4)]
                output[2 * index + 1] = digits.utf8Start[Int(byte & 15)]
            }
            return bytes.count * 2
        }
    }
}
