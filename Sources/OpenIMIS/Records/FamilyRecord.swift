/// A family or other group of insured persons (`tblFamilies`).
package struct FamilyRecord: Sendable, Hashable {
    /// `FamilyID`.
    package var key: Int
    package var uuid: String
    package var validityFrom: Moment
    package var head: PersonReference?
    package var locationKey: Int?
    package var address: String?
    package var isPoor: Bool?
    package var familyType: String?
    package var confirmationNumber: String?
    package var confirmationType: String?
    /// Whether a member is covered by an active policy of the family.
    package var isCovered: Bool
    /// The current members, the head first.
    package var members: [PersonReference]
    /// What a client sent that no column holds, as the gateway keeps it.
    package var keptElements: String?

    package init(key: Int, uuid: String, validityFrom: Moment, isCovered: Bool, members: [PersonReference]) {
        self.key = key
        self.uuid = uuid
        self.validityFrom = validityFrom
        self.isCovered = isCovered
        self.members = members
    }

    /// The record as its columns alone have it.
    package var withoutKeptElements: Self {
        var record = self
        record.keptElements = nil
        return record
    }
}
