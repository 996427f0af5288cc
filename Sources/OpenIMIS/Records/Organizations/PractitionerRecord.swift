/// A claim administrator (`tblClaimAdmin`) or an enrolment officer (`tblOfficer`).
package struct PractitionerRecord: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case claimAdministrator
        case enrolmentOfficer
    }

    package let kind: Kind
    package var key: Int
    package var uuid: String
    package var lastUpdated: Moment
    package var code: String?
    package var lastName: String?
    package var otherNames: String?
    package var birthDate: CalendarDate?
    package var phone: String?
    package var email: String?
    package var address: String?
    /// The facility of a claim administrator.
    package var facility: EntityReference?
    /// Where an officer works: the place of the officer's own row, then the villages.
    package var locationKey: Int?
    package var villageKeys: [Int]
    /// Who stands in for an officer.
    package var substitute: EntityReference?
    package var worksTo: Moment?

    package init(kind: Kind, key: Int, uuid: String, lastUpdated: Moment) {
        self.kind = kind
        self.key = key
        self.uuid = uuid
        self.lastUpdated = lastUpdated
        villageKeys = []
    }
}
