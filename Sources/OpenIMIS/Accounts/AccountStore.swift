/// An account with what its credentials are checked against.
package struct AccountRecord: Sendable, Hashable {
    package let account: Account
    package let password: StoredPassword?
    /// `tblUsers.PrivateKey`, which signs the account's tokens.
    package let privateKey: String?

    package init(account: Account, password: StoredPassword?, privateKey: String?) {
        self.account = account
        self.password = password
        self.privateKey = privateKey
    }
}

/// Where accounts are found.
package protocol AccountStore: Sendable {
    /// The account that may log in under this name at present; `nil` for unknown, disabled and closed ones.
    func record(login: String) async throws -> AccountRecord?
}
