import Cryptography

/// A password as openIMIS keeps it.
package enum StoredPassword: Sendable, Hashable {
    /// `tblUsers`: hexadecimal SHA-256 of the password followed by the salt, which is `PrivateKey`.
    case salted(digest: String, salt: String)
    /// `core_TechnicalUser`: Django's text `pbkdf2_sha256$iterations$salt$digest in base64`.
    case django(String)

    /// More would let a damaged row keep a processor busy for minutes.
    private static let mostIterations = 10_000_000

    /// A new password for `tblUsers`, with a salt of 256 hexadecimal characters as openIMIS makes them.
    package static func make(_ password: String) -> (digest: String, privateKey: String) {
        let salt = Hexadecimal.lowercase(SecureRandom.bytes(128))
        return (digest(password, salt: salt), salt)
    }

    /// The upper-case digest that openIMIS stores for a password and a salt.
    package static func digest(_ password: String, salt: String) -> String {
        Hexadecimal.uppercase(Digest.sha256.hash(withoutTrailingBlanks(password) + salt))
    }

    /// Whether this is the password; a lock marker in place of a digest matches none.
    package func matches(_ password: String) -> Bool {
        switch self {
        case .salted(let digest, let salt):
            let expected = Array(digest.uppercased().utf8)
            return constantTimeEqual(Array(Self.digest(password, salt: salt).utf8), expected)
        case .django(let text):
            return Self.matchesDjango(password, text)
        }
    }

    private static func matchesDjango(_ password: String, _ text: String) -> Bool {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "pbkdf2_sha256", let iterations = Int(parts[1]),
            iterations <= mostIterations, let expected = base64(parts[3]), expected.count == 32,
            let key = PasswordDerivation.pbkdf2SHA256(
                password: password, salt: Array(parts[2].utf8), iterations: iterations, size: 32)
        else { return false }
        return constantTimeEqual(key, expected)
    }

    /// Standard base64 read through the URL-safe alphabet.
    private static func base64(_ text: Substring) -> [UInt8]? {
        let characters = text.utf8.filter { $0 != UInt8(ascii: "=") }.map { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: byte
            }
        }
        return Base64URL.decode(characters)
    }

    private static func withoutTrailingBlanks(_ password: String) -> String {
        var rest = password[...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
