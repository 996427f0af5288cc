/// `tblPolicy.PolicyStatus`.
package enum PolicyStatus: Int, Sendable, CaseIterable {
    /// Not paid yet.
    case idle = 1
    case active = 2
    case suspended = 4
    case expired = 8
    /// Paid, and waiting for its start.
    case ready = 16
}

/// `tblPolicy.PolicyStage`.
package enum PolicyStage: String, Sendable, CaseIterable {
    case new = "N"
    case renewed = "R"
}

/// `tblPremium.PayType`.
package enum PaymentType: String, Sendable, CaseIterable {
    case bankTransfer = "B"
    case cash = "C"
    case mobilePhone = "M"
    case funding = "F"
}
