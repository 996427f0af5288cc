/// The insurer that an installation stands for; openIMIS has no table for it, only settings.
package struct InsurerRecord: Sendable, Hashable {
    /// openIMIS's own default.
    package static let standardID = "openIMIS-Implementation"

    /// The logical id.
    package var id: String
    package var code: String
    package var name: String
    package var email: String?
    package var phone: String?
    package var fax: String?
    package var lastUpdated: Moment

    package init(
        id: String = Self.standardID, code: String = "openIMIS", name: String = "openIMIS Implementation",
        lastUpdated: Moment = Moment(microseconds: 0)
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.lastUpdated = lastUpdated
    }
}
