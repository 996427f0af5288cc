import CLibCrypto

/// A message digest of FIPS 180-4, computed by OpenSSL.
package enum Digest: Sendable {
    /// 20 bytes; for the attachment hashes that FHIR defines (R4 `Attachment.hash`), never for security.
    case sha1
    /// 32 bytes.
    case sha256

    /// The digest of `bytes`.
    package func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let hashed = bytes.withContiguousStorageIfAvailable { hash(buffer: $0) }
        return hashed ?? Array(bytes).withUnsafeBufferPointer { hash(buffer: $0) }
    }

    /// The digest of the UTF-8 form of `text`.
    package func hash(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { hash(buffer: $0) }
    }

    private func hash(buffer: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { output, count in
            var written: UInt32 = 0
            let status = EVP_Digest(buffer.baseAddress, buffer.count, output.baseAddress, &written, algorithm.md, nil)
            precondition(status == 1 && Int(written) == size, "OpenSSL lacks SHA-1 or SHA-256")
            count = Int(written)
        }
    }

    var size: Int {
        switch self {
        case .sha1: 20
        case .sha256: 32
        }
    }

    private var algorithm: DigestAlgorithm {
        switch self {
        case .sha1: .sha1
        case .sha256: .sha256
        }
    }
}

/// OpenSSL's handle of an algorithm; immutable and safe to share between threads.
struct DigestAlgorithm: @unchecked Sendable {
    let md: OpaquePointer?

    static let sha1 = DigestAlgorithm(md: EVP_MD_fetch(nil, "SHA1", nil))
    static let sha256 = DigestAlgorithm(md: EVP_MD_fetch(nil, "SHA256", nil))
}
