import CLibCrypto

/// Authenticated encryption with AES-256 in GCM (NIST SP 800-38D): what is sealed can neither be read nor changed.
package struct SealedBox: Sendable {
    private static let nonceSize = 12
    private static let tagSize = 16

    private let key: [UInt8]

    /// - Parameter secret: any bytes; the key is their SHA-256, so its strength is the secret's.
    package init(secret: [UInt8]) {
        key = Digest.sha256.hash(secret)
    }

    /// Nonce, cipher text and tag, 28 bytes longer than `message`.
    ///
    /// `context` is not in the box, but must be the same to open it.
    package func seal(_ message: [UInt8], context: [UInt8] = []) -> [UInt8] {
        let nonce = SecureRandom.bytes(Self.nonceSize)
        var sealed = nonce
        sealed.reserveCapacity(message.count + Self.nonceSize + Self.tagSize)
        let cipher = CipherContext(key: key, nonce: nonce, sealing: true)
        cipher.authenticate(context)
        sealed += cipher.process(message)
        sealed += cipher.finishSealing(tagSize: Self.tagSize)
        return sealed
    }

    /// The message, or `nil` when the box was not sealed with this secret and context, or was changed.
    package func open(_ sealed: [UInt8], context: [UInt8] = []) -> [UInt8]? {
        guard sealed.count >= Self.nonceSize + Self.tagSize else { return nil }
        let nonce = Array(sealed.prefix(Self.nonceSize))
        let tag = Array(sealed.suffix(Self.tagSize))
        let cipher = CipherContext(key: key, nonce: nonce, sealing: false)
        cipher.authenticate(context)
        let message = cipher.process(Array(sealed.dropFirst(Self.nonceSize).dropLast(Self.tagSize)))
        return cipher.finishOpening(tag: tag) ? message : nil
    }
}

/// One use of OpenSSL's cipher context, freed with the value.
private struct CipherContext: ~Copyable {
    private let pointer: OpaquePointer
    private let isSealing: Int32

    init(key: [UInt8], nonce: [UInt8], sealing: Bool) {
        guard let pointer = EVP_CIPHER_CTX_new() else { fatalError("out of memory") }
        self.pointer = pointer
        isSealing = sealing ? 1 : 0
        let status = EVP_CipherInit_ex(pointer, EVP_aes_256_gcm(), nil, key, nonce, isSealing)
        precondition(status == 1, "OpenSSL lacks AES-256-GCM")
    }

    deinit {
        EVP_CIPHER_CTX_free(pointer)
    }

    func authenticate(_ context: [UInt8]) {
        guard !context.isEmpty else { return }
        var count: Int32 = 0
        let status = EVP_CipherUpdate(pointer, nil, &count, context, Int32(clamping: context.count))
        precondition(status == 1, "OpenSSL refused associated data")
    }

    func process(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        return [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
            var written: Int32 = 0
            let status = EVP_CipherUpdate(pointer, output.baseAddress, &written, bytes, Int32(clamping: bytes.count))
            precondition(status == 1, "OpenSSL refused a message")
            count = Int(written)
        }
    }

    func finishSealing(tagSize: Int) -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: tagSize)
        let tagStatus = isFinished() ? EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_GET_TAG, Int32(tagSize), &tag) : 0
        precondition(tagStatus == 1, "OpenSSL gave no tag")
        return tag
    }

    func finishOpening(tag: [UInt8]) -> Bool {
        var tag = tag
        guard EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1 else { return false }
        return isFinished()
    }

    private func isFinished() -> Bool {
        var count: Int32 = 0
        var rest = [UInt8](repeating: 0, count: 16)
        return EVP_CipherFinal_ex(pointer, &rest, &count) == 1
    }
}
