import CLibCrypto

/// Keys made from passwords.
package enum PasswordDerivation {
    /// PBKDF2 with HMAC-SHA256 (RFC 8018 section 5.2).
    ///
    /// - Returns: `size` bytes; `nil` when OpenSSL refuses the parameters.
    package static func pbkdf2SHA256(password: String, salt: [UInt8], iterations: Int, size: Int) -> [UInt8]? {
        guard iterations > 0, iterations <= Int32.max, size > 0, size <= 1_024 else { return nil }
        let bytes = Array(password.utf8)
        var key = [UInt8](repeating: 0, count: size)
        let status = bytes.withUnsafeBytes { buffer in
            PKCS5_PBKDF2_HMAC(
                buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), salt,
                Int32(clamping: salt.count), Int32(iterations), DigestAlgorithm.sha256.md, Int32(size), &key)
        }
        return status == 1 ? key : nil
    }
}
