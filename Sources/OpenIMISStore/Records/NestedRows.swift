package import OpenIMIS
package import SQLInterface

/// Rows of another table inside one column of a row, so that a page needs one statement whatever hangs on its records.
///
/// Rows and fields are joined by the separators that Unicode keeps for that (U+001E, U+001F), a null by U+001D; a text
/// that holds one of them loses it. This costs the database a fraction of making JSON there.
package enum NestedColumn: Sendable {
    /// Numbers, dates, UUIDs and codes: never a separator in them.
    case plain(SQL)
    /// Text that people wrote.
    case text(SQL)

    package static func column(_ alias: String, _ name: String) -> NestedColumn { .plain(.column(alias, name)) }

    package static func text(_ alias: String, _ name: String) -> NestedColumn { .text(.column(alias, name)) }

    /// The select list's column that holds the rows.
    ///
    /// `from` is what follows `FROM`, conditions included, and `order` what follows `ORDER BY`.
    package static func rows(_ columns: [NestedColumn], from: SQL, order: SQL) -> SQL {
        let fields = SQL(
            sqlite: columns.map { $0.field }.joined(separator: " || char(31) || "),
            postgresql: "concat_ws(E'\\x1f', \(columns.map { $0.field }.joined(separator: ", ")))")
        return SQL(
            sqlite: "(SELECT group_concat(\"fields\", char(30)) FROM (SELECT \(fields) AS \"fields\" FROM \(from) "
                + "ORDER BY \(order)))",
            postgresql: "(SELECT string_agg(\(fields), E'\\x1e' ORDER BY \(order)) FROM \(from))")
    }

    private var field: SQL {
        switch self {
        case .plain(let column):
            SQL(
                sqlite: "coalesce(CAST(\(column) AS TEXT), char(29))",
                postgresql: "coalesce(CAST(\(column) AS text), E'\\x1d')")
        case .text(let column):
            SQL(
                sqlite: "coalesce(replace(replace(\(column), char(30), ''), char(31), ''), char(29))",
                postgresql: "coalesce(translate(\(column), E'\\x1e\\x1f', ''), E'\\x1d')")
        }
    }
}

/// A row of a nested selection; fields are read one after the other.
package struct NestedRow: Sendable {
    private let fields: [String?]
    private var index = 0

    static func rows(_ text: String) -> [NestedRow] {
        text.utf8.split(separator: 0x1E, omittingEmptySubsequences: false).map { row in
            NestedRow(
                fields: row.split(separator: 0x1F, omittingEmptySubsequences: false).map { field in
                    field.elementsEqual(CollectionOfOne(0x1D)) ? nil : String(Substring(field))
                })
        }
    }

    private init(fields: [String?]) { self.fields = fields }

    private mutating func next() throws(RowError) -> String? {
        guard index < fields.count else {
            throw RowError(column: "nested column \(index)", type: "text", reason: .noSuchColumn)
        }
        defer { index += 1 }
        return fields[index]
    }

    package mutating func optionalString() throws(RowError) -> String? { try next() }

    package mutating func string() throws(RowError) -> String {
        guard let value = try next() else { throw mismatch("text", .null) }
        return value
    }

    /// Text, where empty means absent.
    package mutating func text() throws(RowError) -> String? {
        guard let value = try next(), !value.isEmpty else { return nil }
        return value
    }

    package mutating func uuid() throws(RowError) -> String { try string().lowercased() }

    package mutating func optionalUUID() throws(RowError) -> String? { try next()?.lowercased() }

    package mutating func integer() throws(RowError) -> Int {
        guard let value = try optionalInteger() else { throw mismatch("integer", .null) }
        return value
    }

    package mutating func optionalInteger() throws(RowError) -> Int? {
        guard let text = try next() else { return nil }
        guard let value = Int(text) else { throw mismatch("integer", .mismatch) }
        return value
    }

    package mutating func optionalBoolean() throws(RowError) -> Bool? {
        switch try next() {
        case nil: nil
        case "1", "true", "t": true
        case "0", "false", "f": false
        default: throw mismatch("boolean", .mismatch)
        }
    }

    /// A decimal's exact text.
    package mutating func optionalDecimal() throws(RowError) -> String? { try next() }

    package mutating func date() throws(RowError) -> CalendarDate? {
        guard let text = try next() else { return nil }
        guard let date = CalendarDate(text: text) else { throw mismatch("date", .mismatch) }
        return date
    }

    package mutating func optionalMoment() throws(RowError) -> Moment? {
        guard let text = try next() else { return nil }
        guard let instant = Instant(text: text) else { throw mismatch("timestamp", .mismatch) }
        return Moment(microseconds: instant.microseconds)
    }

    /// A person's uuid, number, last and other names.
    package mutating func person() throws(RowError) -> PersonReference {
        PersonReference(
            uuid: try uuid(), number: try text(), lastName: try optionalString() ?? "",
            otherNames: try optionalString() ?? "")
    }

    private func mismatch(_ type: String, _ reason: RowError.Reason) -> RowError {
        RowError(column: "nested column \(max(0, index - 1))", type: type, reason: reason)
    }
}
