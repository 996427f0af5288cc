import FHIRService

/// One account: `Admin` with the password `pass:word` and the token `good`.
struct TestAccounts: Authenticator {
    func basic(login: String, password: String) async throws -> Principal {
        guard login == "Admin", password == "pass:word" else {
            throw ServiceError(.unauthorized, "Login or password is wrong.")
        }
        return .tester
    }

    func bearer(token: String) async throws -> Principal {
        guard token == "good" else { throw ServiceError(.unauthorized, "The token does not hold.") }
        return .tester
    }

    func login(login: String, password: String) async throws -> LoginToken {
        _ = try await basic(login: login, password: password)
        return LoginToken(token: "good", expires: 1234)
    }
}
