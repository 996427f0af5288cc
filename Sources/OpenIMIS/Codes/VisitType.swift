/// `tblClaim.VisitType`.
package enum VisitType: String, Sendable, CaseIterable {
    case emergency = "E"
    case referral = "R"
    case other = "O"
}
