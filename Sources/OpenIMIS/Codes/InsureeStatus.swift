/// `tblInsuree.status`.
package enum InsureeStatus: String, Sendable, CaseIterable {
    case active = "AC"
    case inactive = "IN"
    case dead = "DE"
}
