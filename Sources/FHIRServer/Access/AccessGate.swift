import Cryptography
import FHIRModel
package import FHIRService
package import HTTPTypes

/// Lets a request in, and says as whom.
package struct AccessGate: Sendable {
    package enum Policy: Sendable {
        /// Everyone is let in, as this account. Only for a demonstration store on the loopback interface.
        case open(Principal)
        /// Credentials are asked for.
        case accounts(any Authenticator)
    }

    /// Whether credentials are asked for.
    package var asksForCredentials: Bool {
        if case .accounts = policy { true } else { false }
    }

    private let policy: Policy
    private let remembered: CredentialMemory

    package init(_ policy: Policy) {
        self.policy = policy
        remembered = CredentialMemory()
    }

    /// The account of a request.
    ///
    /// - Throws: ``ServiceError`` of kind `unauthorized` where credentials are missing, malformed or wrong.
    package func admit(_ headers: HTTPFields) async throws -> Principal {
        guard let header = headers[.authorization] else {
            if case .open(let principal) = policy { return principal }
            throw Self.refusal("Credentials are needed: a Bearer token or Basic.")
        }
        guard case .accounts(let authenticator) = policy else {
            if case .open(let principal) = policy { return principal }
            throw Self.refusal("Credentials are needed: a Bearer token or Basic.")
        }
        let key = Digest.sha256.hash(header)
        if let principal = remembered.principal(for: key) { return principal }
        let principal = try await Self.principal(of: header, by: authenticator)
        remembered.remember(principal, for: key)
        return principal
    }

    /// Makes a token.
    ///
    /// - Throws: ``ServiceError`` of kind `unsupported` where access is open and there are no accounts to ask.
    package func login(_ login: String, password: String) async throws -> LoginToken {
        guard case .accounts(let authenticator) = policy else {
            throw ServiceError(.unsupported, "Access is open here: there are no accounts, and no token is needed.")
        }
        return try await authenticator.login(login: login, password: password)
    }

    private static func principal(of header: String, by authenticator: any Authenticator) async throws -> Principal {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { throw refusal("The Authorization header has no credentials.") }
        let credentials = words[1].drop { $0 == " " }
        switch words[0].lowercased() {
        case "bearer": return try await authenticator.bearer(token: String(credentials))
        case "basic":
            guard let bytes = Base64.decode(credentials.utf8), let text = String(validating: bytes, as: UTF8.self),
                let colon = text.firstIndex(of: ":")
            else { throw refusal("The Basic credentials are not 'login:password' in base64.") }
            return try await authenticator.basic(
                login: String(text[..<colon]), password: String(text[text.index(after: colon)...]))
        default: throw refusal("The Authorization scheme '\(words[0])' is not offered; Bearer and Basic are.")
        }
    }

    private static func refusal(_ text: String) -> ServiceError { ServiceError(.unauthorized, text) }
}
