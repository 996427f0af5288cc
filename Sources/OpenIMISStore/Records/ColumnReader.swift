package import OpenIMIS
package import SQLInterface

/// Reads a row's columns one after the other, so that a select list and its decoding keep the same order.
package struct ColumnReader {
    private let row: any Row
    private var index = 0

    package init(_ row: any Row) { self.row = row }

    private mutating func next() -> Int {
        defer { index += 1 }
        return index
    }

    /// Whether the next column is null; it stays the next.
    package var isNull: Bool { row.isNull(index) }

    package mutating func skip(_ columns: Int = 1) { index += columns }

    package mutating func string() throws(RowError) -> String { try row.string(next()) }

    package mutating func optionalString() throws(RowError) -> String? { try row.optionalString(next()) }

    /// Text, where empty means absent, as openIMIS uses it.
    package mutating func text() throws(RowError) -> String? {
        guard let text = try row.optionalString(next()), !text.isEmpty else { return nil }
        return text
    }

    /// A UUID in lower case.
    package mutating func uuid() throws(RowError) -> String { Self.lowercased(try row.string(next())) }

    package mutating func optionalUUID() throws(RowError) -> String? {
        try row.optionalString(next()).map(Self.lowercased)
    }

    package mutating func integer() throws(RowError) -> Int { try row.integer(next()) }

    package mutating func optionalInteger() throws(RowError) -> Int? { try row.optionalInteger(next()) }

    package mutating func boolean() throws(RowError) -> Bool { try row.boolean(next()) }

    package mutating func optionalBoolean() throws(RowError) -> Bool? { try row.optionalBoolean(next()) }

    /// A decimal's exact text.
    package mutating func decimal() throws(RowError) -> String { try row.decimal(next()) }

    package mutating func optionalDecimal() throws(RowError) -> String? { try row.optionalDecimal(next()) }

    package mutating func date() throws(RowError) -> CalendarDate? {
        guard let date = try row.optionalDate(next()) else { return nil }
        return CalendarDate(year: date.year, month: date.month, day: date.day)
    }

    package mutating func moment() throws(RowError) -> Moment {
        Moment(microseconds: try row.timestamp(next()).microseconds)
    }

    package mutating func optionalMoment() throws(RowError) -> Moment? {
        try row.optionalTimestamp(next()).map { Moment(microseconds: $0.microseconds) }
    }

    /// A person's uuid, number, last and other names; nothing when there is none.
    package mutating func person() throws(RowError) -> PersonReference? {
        guard let uuid = try optionalUUID() else {
            skip(3)
            return nil
        }
        return PersonReference(
            uuid: uuid, number: try text(), lastName: try optionalString() ?? "", otherNames: try optionalString() ?? ""
        )
    }

    /// Another record's uuid, code and name; nothing when there is none.
    package mutating func entity() throws(RowError) -> EntityReference? {
        guard let uuid = try optionalUUID() else {
            skip(2)
            return nil
        }
        return EntityReference(uuid: uuid, code: try text(), name: try text())
    }

    /// The rows of a nested selection; none when there are none.
    package mutating func nested() throws(RowError) -> [NestedRow] {
        guard let text = try row.optionalString(next()) else { return [] }
        return NestedRow.rows(text)
    }

    private static func lowercased(_ text: String) -> String {
        text.utf8.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ? text.lowercased() : text
    }
}
