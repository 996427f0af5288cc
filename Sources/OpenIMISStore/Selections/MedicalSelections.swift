package import OpenIMIS
package import SQLInterface

/// A medical item.
package enum ItemSelection: RecordSelection {
    package static let source = RecordSource.items

    package static let columns: SQL = """
        "r"."ItemID", "r"."ItemUUID", \(PolicyColumns.lastUpdated("r", .items)), "r"."ItemCode", "r"."ItemName",
        "r"."ItemType", "r"."ItemPrice", "r"."ItemCareType", "r"."ItemPatCat", "r"."ValidityTo", "r"."ItemFrequency",
        "r"."MaximumAmount", "r"."ValidityFrom", "r"."ItemPackage", "r"."Quantity"
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> MedicalRecord {
        var item = try MedicalRecord(.item, &columns)
        item.package = try columns.text()
        item.quantity = try columns.optionalAmount()
        return item
    }
}

/// A medical service.
package enum ServiceSelection: RecordSelection {
    package static let source = RecordSource.services

    /// A service may have no start of validity.
    private static let lastUpdated = SQL(
        sqlite: "coalesce(\(PolicyColumns.lastUpdated("r", .services)), '1900-01-01 00:00:00.000000')",
        postgresql: "coalesce(\(PolicyColumns.lastUpdated("r", .services)), '1900-01-01 00:00:00+00')")

    package static let columns: SQL = """
        "r"."ServiceID", "r"."ServiceUUID", \(lastUpdated), "r"."ServCode", "r"."ServName", "r"."ServType",
        "r"."ServPrice", "r"."ServCareType", "r"."ServPatCat", "r"."ValidityTo", "r"."ServFrequency",
        "r"."MaximumAmount", "r"."ValidityFrom", "r"."ServLevel", "r"."ServCategory"
        """

    package static func decode(_ columns: inout ColumnReader) throws(RowError) -> MedicalRecord {
        var service = try MedicalRecord(.service, &columns)
        service.level = try columns.code()
        service.category = try columns.code()
        return service
    }
}

extension MedicalRecord {
    /// The columns that both tables have.
    fileprivate init(_ kind: Kind, _ columns: inout ColumnReader) throws(RowError) {
        self.init(
            kind: kind, key: try columns.integer(), uuid: try columns.uuid(), lastUpdated: try columns.moment(),
            code: try columns.string(), name: try columns.string(), type: try columns.string(),
            price: try columns.amount(), careType: try columns.string(), patientCategory: try columns.integer(),
            isCurrent: try columns.optionalMoment() == nil)
        frequency = try columns.optionalInteger()
        maximumAmount = try columns.optionalAmount()
        validityFrom = try columns.optionalMoment()
    }
}
