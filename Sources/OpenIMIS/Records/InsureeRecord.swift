/// An insured person (`tblInsuree`) with what is shown of the family, its head, the photo and the facility.
package struct InsureeRecord: Sendable, Hashable {
    package struct Family: Sendable, Hashable {
        package let uuid: String
        package let locationKey: Int?
        package let address: String?
        package let head: PersonReference?

        package init(uuid: String, locationKey: Int?, address: String?, head: PersonReference?) {
            self.uuid = uuid
            self.locationKey = locationKey
            self.address = address
            self.head = head
        }
    }

    package struct Photo: Sendable, Hashable {
        package let folder: String?
        package let fileName: String?
        package let date: CalendarDate?
        /// The content in base64 where it is kept in the table.
        package let content: String?

        package init(folder: String?, fileName: String?, date: CalendarDate?, content: String?) {
            self.folder = folder
            self.fileName = fileName
            self.date = date
            self.content = content
        }
    }

    /// `InsureeID`.
    package var key: Int
    package var uuid: String
    package var validityFrom: Moment
    /// The insurance number (`CHFID`).
    package var number: String?
    package var lastName: String
    package var otherNames: String
    package var birthDate: CalendarDate?
    /// The code as it stands; see ``Gender``.
    package var gender: String?
    /// The code as it stands; see ``MaritalStatus``.
    package var maritalStatus: String?
    package var phone: String?
    package var email: String?
    package var villageKey: Int?
    package var address: String?
    package var isHead: Bool
    package var isCardIssued: Bool?
    package var education: Int?
    package var profession: Int?
    package var relationship: Int?
    /// The identity document's number.
    package var passport: String?
    package var identificationType: String?
    /// The code as it stands; see ``InsureeStatus``.
    package var status: String?
    package var statusDate: CalendarDate?
    package var statusReason: Int?
    package var isVulnerable: Bool?
    package var family: Family?
    package var photo: Photo?
    package var facility: EntityReference?
    /// What a client sent that no column holds, as the gateway keeps it.
    package var keptElements: String?

    package init(key: Int, uuid: String, validityFrom: Moment, lastName: String, otherNames: String, isHead: Bool) {
        self.key = key
        self.uuid = uuid
        self.validityFrom = validityFrom
        self.lastName = lastName
        self.otherNames = otherNames
        self.isHead = isHead
    }

    /// The record as its columns alone have it.
    package var withoutKeptElements: Self {
        var record = self
        record.keptElements = nil
        return record
    }
}
