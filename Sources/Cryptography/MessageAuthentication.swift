import CLibCrypto

/// HMAC-SHA256 (RFC 2104 with FIPS 180-4).
package enum MessageAuthentication {
    /// The 32 bytes that authenticate `message` under `key`.
    package static func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { output, count in
            var written: UInt32 = 0
            let result = key.withUnsafeBufferPointer { key in
                message.withUnsafeBufferPointer { message in
                    // A null key means "the last one" to OpenSSL, so an empty key still needs an address.
                    var nothing: UInt8 = 0
                    return withUnsafePointer(to: &nothing) { empty in
                        HMAC(
                            DigestAlgorithm.sha256.md, key.baseAddress ?? empty, Int32(clamping: key.count),
                            message.baseAddress ?? empty, message.count, output.baseAddress, &written)
                    }
                }
            }
            precondition(result != nil && written == 32, "OpenSSL lacks HMAC-SHA256")
            count = Int(written)
        }
    }
}

/// Whether two byte strings are equal, in a time that depends on their lengths alone.
package func constantTimeEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard first.count == second.count else { return false }
    var difference: UInt8 = 0
    for index in first.indices { difference |= first[index] ^ second[index] }
    return difference == 0
}
