import Cryptography
import OpenIMIS
import Testing

@Suite struct StoredPasswordTests {
    // SHA-256 of "abc" is the FIPS 180-4 example; here split into password and salt.
    private static let digest = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"

    @Test(arguments: [
        ("ab", true), ("ab ", true), ("ab\t\n", true), (" ab", false), ("aB", false), ("", false), ("abc", false),
    ])
    func matchesThePasswordBeforeTheSalt(_ password: String, _ expected: Bool) {
        #expect(StoredPassword.salted(digest: Self.digest, salt: "c").matches(password) == expected)
        #expect(StoredPassword.salted(digest: Self.digest.lowercased(), salt: "c").matches(password) == expected)
    }

    @Test(arguments: ["locked", "", "BA78"])
    func matchesNothingWhereThereIsNoDigest(_ digest: String) {
        for password in ["", "locked", "ab"] {
            #expect(!StoredPassword.salted(digest: digest, salt: "c").matches(password))
        }
    }

    @Test func makesPasswordsThatMatch() {
        let made = StoredPassword.make("sesame")
        #expect(made.privateKey.count == 256)
        #expect(made.digest == made.digest.uppercased())
        #expect(StoredPassword.salted(digest: made.digest, salt: made.privateKey).matches("sesame"))
        #expect(StoredPassword.make("sesame").privateKey != made.privateKey)
    }

    // The key is PBKDF2-HMAC-SHA256 of password "password", salt "salt", 4096 iterations (RFC 7914 style vector).
    @Test(arguments: [("password", true), ("passwort", false)])
    func matchesDjangoHashes(_ password: String, _ expected: Bool) {
        let text = "pbkdf2_sha256$4096$salt$xeR41ZKIyEGqUw22hFxMjZYok6ABAgMEBQY="
        let key = PasswordDerivation.pbkdf2SHA256(
            password: "password", salt: Array("salt".utf8), iterations: 4_096, size: 32)
        #expect(key.map(Hexadecimal.lowercase) == "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a")
        let encoded = Base64URL.encode(key ?? []).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        let hash = "pbkdf2_sha256$4096$salt$" + String(encoded) + "="
        #expect(StoredPassword.django(hash).matches(password) == expected)
        #expect(!StoredPassword.django(text).matches(password))
    }

    @Test(arguments: [
        "", "pbkdf2_sha256$x$salt$AAAA", "bcrypt$1$salt$AAAA", "pbkdf2_sha256$99999999999$salt$AAAA", "!",
    ])
    func refusesOtherHashes(_ text: String) {
        #expect(!StoredPassword.django(text).matches("password"))
    }
}
