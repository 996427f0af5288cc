/// Whether a code belongs to a value set.
package enum Membership: Sendable, Equatable {
    case member
    case notMember
    /// It cannot be told from what is loaded; the text says why.
    case unknown(String)
}
