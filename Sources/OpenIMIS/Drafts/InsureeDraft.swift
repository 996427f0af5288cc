/// What a client wants an insured person's record to be.
package struct InsureeDraft: Sendable, Hashable {
    package struct Address: Sendable, Hashable {
        package let locationKey: Int?
        package let text: String?
        /// Whether it is meant as the family's (use `home`) and need not be kept if the family's is the same.
        package let isHome: Bool

        package init(locationKey: Int?, text: String?, isHome: Bool) {
            self.locationKey = locationKey
            self.text = text
            self.isHome = isHome
        }
    }

    package struct Photo: Sendable, Hashable {
        /// Base64; `nil` where the client only gave back where the photo lies.
        package let content: String?
        package let title: String?
        package let date: CalendarDate?
        package let path: String

        package init(content: String?, title: String?, date: CalendarDate?, path: String) {
            self.content = content
            self.title = title
            self.date = date
            self.path = path
        }
    }

    /// Whether the person is in use, as far as the client says.
    package enum State: Sendable, Hashable {
        case unstated
        case active
        case inactive
        case dead(CalendarDate?)
    }

    package var number: String
    package var lastName: String
    package var otherNames: String
    package var birthDate: CalendarDate
    package var gender: Gender
    package var maritalStatus: MaritalStatus?
    package var phone: String?
    package var email: String?
    package var address: Address?
    /// `nil` leaves it as it is.
    package var isHead: Bool?
    package var isCardIssued: Bool?
    package var education: Int?
    package var profession: Int?
    package var relationship: Int?
    package var passport: String?
    package var identificationType: String?
    package var family: EntityKey?
    package var facility: EntityKey?
    package var photo: Photo?
    package var state: State
    package var isVulnerable: Bool?

    package init(
        number: String, lastName: String, otherNames: String, birthDate: CalendarDate, gender: Gender,
        state: State = .unstated
    ) {
        self.number = number
        self.lastName = lastName
        self.otherNames = otherNames
        self.birthDate = birthDate
        self.gender = gender
        self.state = state
    }
}
