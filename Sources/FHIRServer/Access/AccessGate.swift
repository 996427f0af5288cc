import FHIRModel
package import FHIRService
package import HTTPTypes

/// Lets a request in, and says as whom.
package struct AccessGate: Sendable {
    package enum Policy: Sendable {
        /// Who brings no credentials is let in as this account; those that are brought are checked where there are
        /// accounts. Only for a demonstration store on the loopback interface.
        case open(Principal, any Authenticator)
        /// Credentials are asked for.
        case accounts(any Authenticator)
    }

    /// Whether credentials are asked for.
    package var asksForCredentials: Bool {
        if case .accounts = policy { true } else { false }
    }

    private let policy: Policy

    package init(_ policy: Policy) { self.policy = policy }

    /// The account of a request.
    ///
    /// Throws a ``ServiceError`` of kind `unauthorized` where credentials are missing, malformed or wrong.
    package func admit(_ headers: HTTPFields) async throws -> Principal {
        guard let header = headers[.authorization] else {
            if case .open(let principal, _) = policy { return principal }
            throw Self.refusal("Credentials are needed: a Bearer token or Basic.")
        }
        return try await Self.principal(of: header, by: authenticator)
    }

    private var authenticator: any Authenticator {
        switch policy {
        case .open(_, let authenticator), .accounts(let authenticator): authenticator
        }
    }

    /// Makes a token.
    package func login(_ login: String, password: String) async throws -> LoginToken {
        try await authenticator.login(login: login, password: password)
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
