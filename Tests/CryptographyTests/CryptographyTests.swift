import Cryptography
import Testing

@Suite struct DigestTests {
    // FIPS 180-4 examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func hashesWithSHA256(_ text: String, _ expected: String) {
        #expect(Hexadecimal.lowercase(Digest.sha256.hash(text)) == expected)
        #expect(Hexadecimal.lowercase(Digest.sha256.hash(Array(text.utf8))) == expected)
    }

    @Test func hashesWithSHA1() {
        #expect(Hexadecimal.lowercase(Digest.sha1.hash("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(Hexadecimal.uppercase(Digest.sha1.hash("abc")) == "A9993E364706816ABA3E25717850C26C9CD0D89D")
    }
}

@Suite struct MessageAuthenticationTests {
    // RFC 4231, test cases 1, 2 and 6.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0b, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func authenticatesMessages(_ key: [UInt8], _ message: String, _ expected: String) {
        let code = MessageAuthentication.code(for: Array(message.utf8), key: key)
        #expect(Hexadecimal.lowercase(code) == expected)
    }

    @Test func comparesWholeByteStrings() {
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
        #expect(constantTimeEqual([], []))
    }
}

@Suite struct Base64URLTests {
    @Test(arguments: [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("\u{3ff}?", "z78_")])
    func writesAndReadsTheSameBytes(_ text: String, _ encoded: String) {
        #expect(Base64URL.encode(Array(text.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(text.utf8))
    }

    @Test(arguments: ["Z", "Zg==", "Zm9v YmFy", "Zm+v", "Zh", "Zm9="])
    func refusesOtherTexts(_ text: String) {
        #expect(Base64URL.decode(text) == nil)
    }
}

@Suite struct SealedBoxTests {
    private let box = SealedBox(secret: Array("a secret of the test".utf8))

    @Test(arguments: [0, 1, 16, 1000])
    func opensWhatItSealed(_ count: Int) {
        let message = SecureRandom.bytes(count)
        let sealed = box.seal(message, context: [1])
        #expect(sealed.count == count + 28)
        #expect(box.open(sealed, context: [1]) == message)
        #expect(box.seal(message) != sealed)
    }

    @Test func refusesEveryChangedBit() {
        let sealed = box.seal(Array("page 2".utf8), context: Array("Patient".utf8))
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(box.open(changed, context: Array("Patient".utf8)) == nil)
        }
        #expect(box.open(sealed, context: Array("Claim".utf8)) == nil)
        #expect(box.open(Array(sealed.dropLast())) == nil)
        #expect(box.open([]) == nil)
        #expect(SealedBox(secret: [1]).open(sealed, context: Array("Patient".utf8)) == nil)
    }
}

@Suite struct SecureRandomTests {
    @Test func makesVersion4Ids() {
        let id = SecureRandom.uuid()
        #expect(id.count == 36)
        #expect(Array(id.utf8)[14] == UInt8(ascii: "4"))
        #expect("89ab".utf8.contains(Array(id.utf8)[19]))
        #expect(id == id.lowercased())
        #expect(id != SecureRandom.uuid())
    }
}
