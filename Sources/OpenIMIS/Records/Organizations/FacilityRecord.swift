/// A health facility (`tblHF`) with its claim administrators.
package struct FacilityRecord: Sendable, Hashable {
    /// `HfID`.
    package var key: Int
    package var uuid: String
    package var lastUpdated: Moment
    package var code: String
    package var name: String
    /// `D`, `C` or `H`.
    package var level: String?
    package var sublevel: String?
    /// `C`, `D`, `G` or `P`.
    package var legalForm: String?
    /// `I`, `O` or `B`; a blank where it is not known.
    package var careType: String?
    /// `AC`, `IN`, `DE` or `ID`.
    package var status: String?
    package var isCurrent: Bool
    package var phone: String?
    package var fax: String?
    package var email: String?
    package var address: String?
    /// The district (`tblLocations`).
    package var locationKey: Int?
    package var contractStart: CalendarDate?
    package var contractEnd: CalendarDate?
    package var administrators: [Contact]

    package struct Contact: Sendable, Hashable {
        package let lastName: String?
        package let otherNames: String?
        package let phone: String?
        package let email: String?

        package init(lastName: String?, otherNames: String?, phone: String?, email: String?) {
            self.lastName = lastName
            self.otherNames = otherNames
            self.phone = phone
            self.email = email
        }
    }

    package init(key: Int, uuid: String, lastUpdated: Moment, code: String, name: String, isCurrent: Bool) {
        self.key = key
        self.uuid = uuid
        self.lastUpdated = lastUpdated
        self.code = code
        self.name = name
        self.isCurrent = isCurrent
        administrators = []
    }
}
