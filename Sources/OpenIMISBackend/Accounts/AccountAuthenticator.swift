import Cryptography
import FHIRModel
package import FHIRService
package import OpenIMIS

/// Logs openIMIS's own accounts in: HTTP Basic, bearer tokens of openIMIS or of the gateway, and the making of tokens.
///
/// A checked login is remembered for `staleness`, so that it costs no query per request: a changed password, a
/// disabled account or a right taken away works after that time at the latest.
package final class AccountAuthenticator: Authenticator {
    /// A signing key shorter than this is not used (RFC 7518 section 3.2 for HS256).
    package static let shortestKey = 32

    private let store: any AccountStore
    private let secret: [UInt8]?
    private let now: @Sendable () -> Int64
    private let principals: PrincipalCache
    private let failures: FailedLogins

    /// - Parameters:
    ///   - store: where the accounts are.
    ///   - secret: signs the tokens of accounts that have no usable key of their own; at least 32 bytes.
    ///   - staleness: how long a checked login is remembered.
    ///   - now: seconds since 1970.
    package init(
        store: any AccountStore, secret: [UInt8]? = nil, staleness: Duration = .seconds(30),
        now: @escaping @Sendable () -> Int64 = WallClock.seconds
    ) {
        self.store = store
        self.secret = secret.flatMap { $0.count >= Self.shortestKey ? $0 : nil }
        self.now = now
        principals = PrincipalCache(staleness: staleness)
        failures = FailedLogins()
    }

    package func basic(login: String, password: String) async throws -> Principal {
        let key = PrincipalCache.Key(kind: "basic", parts: [login, password])
        if let principal = principals.principal(for: key, at: now()) { return principal }
        let record = try await checked(login: login, password: password)
        return principals.remember(Self.principal(record.account), for: key, until: .max, at: now())
    }

    package func bearer(token: String) async throws -> Principal {
        let key = PrincipalCache.Key(kind: "bearer", parts: [token])
        if let principal = principals.principal(for: key, at: now()) { return principal }
        let unverified = try Self.refusing { () throws(AccessToken.Refusal) in try AccessToken.Unverified(token) }
        let record = try await store.record(login: unverified.token.username)
        let signingKey = record.flatMap(signingKey)
        let now = now()
        let verified = try Self.refusing { () throws(AccessToken.Refusal) in
            // An unknown account is told like a wrong signature, so that names cannot be tried.
            guard let signingKey else { throw .signature }
            return try unverified.verified(key: signingKey, now: now)
        }
        guard let record else { throw ServiceError(.unauthorized, AccessToken.Refusal.signature.explanation) }
        return principals.remember(Self.principal(record.account), for: key, until: verified.expires, at: now)
    }

    package func login(login: String, password: String) async throws -> LoginToken {
        let record = try await checked(login: login, password: password)
        guard let key = signingKey(of: record) else {
            throw ServiceError(
                .unauthorized,
                "The account has no private key of at least \(Self.shortestKey) bytes, and no secret is configured: "
                    + "no token can be signed for it. Set its password anew in openIMIS, or start the gateway with a secret.",
                code: .login)
        }
        let now = now()
        let token = AccessToken.issue(username: record.account.login, now: now, key: key)
        return LoginToken(token: token, expires: now + AccessToken.lifetime)
    }

    private func checked(login: String, password: String) async throws -> AccountRecord {
        let wait = failures.pause(for: login, at: now())
        guard wait == 0 else {
            throw ServiceError(
                .unauthorized, "Too many failed logins for this account: try again in \(wait) seconds.",
                code: .throttled)
        }
        guard let record = try await store.record(login: login), record.password?.matches(password) == true else {
            failures.add(for: login, at: now())
            throw ServiceError(.unauthorized, "The login name or the password is wrong.", code: .login)
        }
        failures.forget(login)
        return record
    }

    /// The account's own key as openIMIS signs with it, else the configured secret.
    private func signingKey(of record: AccountRecord) -> [UInt8]? {
        if let key = record.privateKey, key.utf8.count >= Self.shortestKey { return Array(key.utf8) }
        return secret
    }

    private static func refusing<Value>(
        _ body: () throws(AccessToken.Refusal) -> Value
    ) throws(ServiceError) -> Value {
        do {
            return try body()
        } catch {
            throw ServiceError(.unauthorized, error.explanation, code: error == .expired ? .expired : .login)
        }
    }

    /// What an account may do, as the service sees it.
    package static func principal(_ account: Account) -> Principal {
        Principal(
            userID: account.userID, login: account.login, rights: account.rights,
            isSuperuser: account.isAdministrator, payload: account)
    }
}
