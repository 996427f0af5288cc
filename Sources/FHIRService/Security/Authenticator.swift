/// Checks credentials.
///
/// Each function throws ``ServiceError`` of kind `unauthorized` when they do not hold.
package protocol Authenticator: Sendable {
    /// The account of an HTTP Basic header.
    func basic(login: String, password: String) async throws -> Principal

    /// The account of a bearer token.
    func bearer(token: String) async throws -> Principal

    /// Makes a token for an account.
    func login(login: String, password: String) async throws -> LoginToken
}

/// A token and the end of its life.
package struct LoginToken: Sendable, Hashable {
    package var token: String
    /// Seconds since 1970 at which it ends.
    package var expires: Int64

    package init(token: String, expires: Int64) {
        self.token = token
        self.expires = expires
    }
}
