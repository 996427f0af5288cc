import Cryptography
import FHIRModel

/// A JSON Web Token (RFC 7519) as openIMIS issues it: HS256 with the account's own key.
struct AccessToken: Sendable, Hashable {
    /// Why a token does not hold.
    enum Refusal: Error, Sendable, Hashable {
        /// Not three base64url parts of JSON objects.
        case malformed
        /// Signed otherwise than with HS256; no other algorithm is ever tried.
        case algorithm
        case signature
        case expired
        case notYetValid

        /// What the client is told.
        var explanation: String {
            switch self {
            case .malformed: "The bearer token is not a token of this server."
            case .algorithm: "The bearer token is not signed with HS256."
            case .signature: "The bearer token's signature does not hold for its account."
            case .expired: "The bearer token has expired."
            case .notYetValid: "The bearer token is not valid yet."
            }
        }
    }

    /// The life of a token, as openIMIS has it.
    static let lifetime: Int64 = 86_400
    /// How far the clocks of two machines may differ.
    private static let leeway: Int64 = 10
    /// Longer ones are refused unread.
    private static let longest = 4_096

    let username: String
    /// Seconds since 1970, as are the following.
    let expires: Int64
    let notBefore: Int64?

    /// Makes a token for `username` at `now`, signed with `key`.
    static func issue(username: String, now: Int64, key: [UInt8], id: String = SecureRandom.uuid()) -> String {
        var header = ResourceBuilder(capacity: 64)
        header.string("typ", constant: "JWT")
        header.string("alg", constant: "HS256")
        var claims = ResourceBuilder(capacity: 256)
        claims.string("username", username)
        claims.integer("exp", Int(now + lifetime))
        claims.integer("origIat", Int(now))
        claims.string("jti", id)
        claims.integer("nbf", Int(now))
        let signed = Base64URL.encode(header.finish()) + "." + Base64URL.encode(claims.finish())
        return signed + "." + Base64URL.encode(MessageAuthentication.code(for: Array(signed.utf8), key: key))
    }

    /// A token taken apart, whose signature was not checked yet.
    struct Unverified: Sendable {
        let token: AccessToken
        private let signed: [UInt8]
        private let signature: [UInt8]

        init(_ text: String) throws(Refusal) {
            let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard text.utf8.count <= AccessToken.longest, parts.count == 3,
                let header = Self.object(parts[0]), let claims = Self.object(parts[1]),
                let signature = Base64URL.decode(parts[2])
            else { throw .malformed }
            guard header.root["alg"]?.text(equals: "HS256") == true, header.root["crit"] == nil else {
                throw .algorithm
            }
            guard let username = claims.root["username"]?.string, !username.isEmpty,
                let expires = Self.seconds(claims.root["exp"])
            else { throw .malformed }
            var notBefore: Int64?
            if let node = claims.root["nbf"] {
                guard let seconds = Self.seconds(node) else { throw .malformed }
                notBefore = seconds
            }
            token = AccessToken(username: username, expires: expires, notBefore: notBefore)
            signed = Array(text.utf8.prefix(parts[0].count + 1 + parts[1].count))
            self.signature = signature
        }

        /// The token, once its signature and its times hold.
        func verified(key: [UInt8], now: Int64) throws(Refusal) -> AccessToken {
            guard constantTimeEqual(MessageAuthentication.code(for: signed, key: key), signature) else {
                throw .signature
            }
            if token.expires <= now { throw .expired }
            if let notBefore = token.notBefore, notBefore > now + AccessToken.leeway { throw .notYetValid }
            return token
        }

        private static func object(_ part: some Collection<UInt8>) -> Document? {
            let limits = ParseLimits(maximumBytes: AccessToken.longest, maximumDepth: 8, maximumNodes: 256)
            guard let bytes = Base64URL.decode(part), let document = try? Document(json: bytes, limits: limits),
                document.root.isObject
            else { return nil }
            return document
        }

        /// Whole seconds; RFC 7519 allows fractions, which are cut.
        private static func seconds(_ node: Node?) -> Int64? {
            guard let text = node?.numberText else { return nil }
            guard let seconds = Int64(text.prefix { $0 != "." }), !text.utf8.contains(UInt8(ascii: "e")),
                !text.utf8.contains(UInt8(ascii: "E"))
            else { return nil }
            return seconds
        }
    }
}
