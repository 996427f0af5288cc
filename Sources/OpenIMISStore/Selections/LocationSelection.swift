package import OpenIMIS
package import SQLInterface

/// A region, district, ward or village with the place above it.
package enum LocationSelection: RecordSelection {
    package static let source = RecordSource.locations

    package static let columns: SQL = """
        "r"."LocationId", "r"."LocationUUID", \(PolicyColumns.lastUpdated("r", .locations)), "r"."LocationType",
        "r"."ValidityTo", "r"."LocationCode", "r"."LocationName", "parent"."LocationUUID", "parent"."LocationCode",
        "parent"."LocationName"
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> LocationRecord {
        var location = LocationRecord(
            key: try columns.integer(), uuid: try columns.uuid(), lastUpdated: try columns.moment(),
            type: try columns.string(), isCurrent: try columns.optionalMoment() == nil)
        location.code = try columns.text()
        location.name = try columns.text()
        location.parent = try columns.entity()
        return location
    }
}
