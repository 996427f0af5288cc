/// Who may use openIMIS: a row of `tblUsers`, or a technical account of `core_TechnicalUser`.
package struct Account: Sendable, Hashable {
    /// Where an account may see and change records.
    package enum Area: Sendable, Hashable {
        /// Administrators and technical accounts.
        case everywhere
        /// These places of `tblLocations` (districts, or villages of an enrolment officer) and everything below them.
        case locations(Set<Int>)
    }

    /// The number that audit columns record: `tblUsers`' key, and -1 for a technical account.
    package let userID: Int
    /// The id in `core_User`, which the newer tables record; `nil` for an account that openIMIS has not opened yet.
    package let coreUserID: String?
    package let login: String
    /// The facility that a claim administrator works for (`tblHF`'s key).
    package let facilityID: Int?
    package let area: Area
    /// The numbers of the rights that its roles give.
    package let rights: Set<Int>
    /// Has the system role 64, or is a technical superuser: passes every check of rights.
    package let isAdministrator: Bool

    package init(
        userID: Int, coreUserID: String?, login: String, facilityID: Int?, area: Area, rights: Set<Int>,
        isAdministrator: Bool
    ) {
        self.userID = userID
        self.coreUserID = coreUserID
        self.login = login
        self.facilityID = facilityID
        self.area = area
        self.rights = rights
        self.isAdministrator = isAdministrator
    }
}
