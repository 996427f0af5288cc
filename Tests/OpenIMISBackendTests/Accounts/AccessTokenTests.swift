import Cryptography
import Testing

@testable import OpenIMISBackend

@Suite struct AccessTokenTests {
    private let key = Array("0123456789abcdef0123456789abcdef".utf8)
    private let now: Int64 = 1_800_000_000

    private func signed(_ header: String, _ claims: String) -> String {
        let text = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims.utf8))
        return text + "." + Base64URL.encode(MessageAuthentication.code(for: Array(text.utf8), key: key))
    }

    private func refusal(of token: String, key: [UInt8]? = nil) -> AccessToken.Refusal? {
        do throws(AccessToken.Refusal) {
            _ = try AccessToken.Unverified(token).verified(key: key ?? self.key, now: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func writesTheClaimsThatOpenIMISWrites() throws {
        let token = AccessToken.issue(username: "Jörg \"Q\"", now: now, key: key, id: "an-id")
        let parts = token.split(separator: ".").map(String.init)
        #expect(parts.count == 3)
        let texts = parts.prefix(2).map { String(decoding: Base64URL.decode($0) ?? [], as: UTF8.self) }
        #expect(texts[0] == #"{"typ":"JWT","alg":"HS256"}"#)
        #expect(
            texts[1]
                == #"{"username":"Jörg \"Q\"","exp":1800086400,"origIat":1800000000,"jti":"an-id","nbf":1800000000}"#)
        let verified = try AccessToken.Unverified(token).verified(key: key, now: now)
        #expect(verified.username == "Jörg \"Q\"")
        #expect(verified.expires == now + 86_400)
    }

    // The example of RFC 7515, appendix A.1: another claim set, but the same signing.
    @Test func signsAsTheStandardSays() {
        let key = Base64URL.decode(
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
        let text =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6L"
            + "y9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        let code = MessageAuthentication.code(for: Array(text.utf8), key: key ?? [])
        #expect(Base64URL.encode(code) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    }

    @Test(
        arguments: [
            (#"{"alg":"HS256"}"#, #"{"username":"a","exp":1800000001}"#, nil),
            (#"{"alg":"HS256"}"#, #"{"username":"a","exp":1800000001.5,"nbf":1800000010}"#, nil),
            (#"{"alg":"HS256"}"#, #"{"username":"a","exp":1800000000}"#, .expired),
            (#"{"alg":"HS256"}"#, #"{"username":"a","exp":1800009999,"nbf":1800000011}"#, .notYetValid),
            (#"{"alg":"HS256"}"#, #"{"username":"a"}"#, .malformed),
            (#"{"alg":"HS256"}"#, #"{"username":"a","exp":"1800009999"}"#, .malformed),
            (#"{"alg":"HS256"}"#, #"{"username":"a","exp":1e99}"#, .malformed),
            (#"{"alg":"HS256"}"#, #"{"exp":1800009999}"#, .malformed),
            (#"{"alg":"HS256"}"#, #"{"username":"","exp":1800009999}"#, .malformed),
            (#"{"alg":"HS256"}"#, #"["username"]"#, .malformed),
            (#"{"alg":"none"}"#, #"{"username":"a","exp":1800009999}"#, .algorithm),
            (#"{"alg":"RS256"}"#, #"{"username":"a","exp":1800009999}"#, .algorithm),
            (#"{"alg":"hs256"}"#, #"{"username":"a","exp":1800009999}"#, .algorithm),
            (#"{"typ":"JWT"}"#, #"{"username":"a","exp":1800009999}"#, .algorithm),
            (#"{"alg":"HS256","crit":["b64"]}"#, #"{"username":"a","exp":1800009999}"#, .algorithm),
        ] as [(String, String, AccessToken.Refusal?)])
    func holdsOnlyWhatIsSignedAndInTime(_ header: String, _ claims: String, _ expected: AccessToken.Refusal?) {
        #expect(refusal(of: signed(header, claims)) == expected)
    }

    @Test(arguments: [
        "", ".", "..", "a.b.c", "e30.e30.", "e30.e30.AA.AA", "not a token", String(repeating: "a", count: 9_000),
    ])
    func refusesWhatIsNoToken(_ token: String) {
        #expect(refusal(of: token) != nil)
    }

    @Test func refusesEveryOtherKeyAndEveryChange() {
        let token = AccessToken.issue(username: "a", now: now, key: key)
        #expect(refusal(of: token, key: Array(key.dropLast())) == .signature)
        #expect(refusal(of: token, key: []) == .signature)
        let unsigned = token.split(separator: ".").prefix(2).joined(separator: ".") + "."
        #expect(refusal(of: unsigned) == .signature)
        for index in token.utf8.indices where token.utf8[index] != UInt8(ascii: ".") {
            var bytes = Array(token.utf8)
            let position = token.utf8.distance(from: token.utf8.startIndex, to: index)
            bytes[position] = bytes[position] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(refusal(of: String(decoding: bytes, as: UTF8.self)) != nil)
        }
    }
}
