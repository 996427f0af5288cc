/// `tblInsuree.Marital`.
package enum MaritalStatus: String, Sendable, CaseIterable {
    case married = "M"
    case single = "S"
    case divorced = "D"
    case widowed = "W"
    case notSpecified = "N"
}
