/// What a client wants a family's record to be.
package struct FamilyDraft: Sendable, Hashable {
    /// The head's insurance number or uuid.
    package var head: EntityKey
    /// The uuid of the family where the client states it.
    package var uuid: String?
    package var members: [EntityKey]
    package var locationKey: Int?
    package var address: String?
    package var isPoor: Bool?
    package var familyType: String?
    package var confirmationNumber: String?
    package var confirmationType: String?

    package init(head: EntityKey, members: [EntityKey]) {
        self.head = head
        self.members = members
    }
}
