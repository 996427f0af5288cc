/// Who asks, once the credentials were checked.
package struct Principal: Sendable {
    /// The number under which writes are recorded.
    package var userID: Int
    package var login: String
    /// The numbers of the rights held.
    package var rights: Set<Int>
    /// True for an account that may do everything.
    package var isSuperuser: Bool
    /// What the authenticator wants the backend to know besides, such as the facilities the account works for.
    package var payload: (any Sendable)?

    package init(
        userID: Int, login: String, rights: Set<Int>, isSuperuser: Bool = false, payload: (any Sendable)? = nil
    ) {
        self.userID = userID
        self.login = login
        self.rights = rights
        self.isSuperuser = isSuperuser
        self.payload = payload
    }

    /// True when one of the rights is held, or none is asked for.
    package func holds(anyOf asked: [Int]) -> Bool {
        isSuperuser || asked.isEmpty || asked.contains { rights.contains($0) }
    }
}
