/// A region, district, ward or village (`tblLocations`).
package struct LocationRecord: Sendable, Hashable {
    /// `LocationId`.
    package var key: Int
    package var uuid: String
    package var lastUpdated: Moment
    package var code: String?
    package var name: String?
    /// `R`, `D`, `W` or `V`.
    package var type: String
    package var isCurrent: Bool
    package var parent: EntityReference?

    package init(key: Int, uuid: String, lastUpdated: Moment, type: String, isCurrent: Bool) {
        self.key = key
        self.uuid = uuid
        self.lastUpdated = lastUpdated
        self.type = type
        self.isCurrent = isCurrent
    }
}
