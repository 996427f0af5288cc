/// `tblInsuree.Gender`.
package enum Gender: String, Sendable, CaseIterable {
    case male = "M"
    case female = "F"
    case other = "O"
}
