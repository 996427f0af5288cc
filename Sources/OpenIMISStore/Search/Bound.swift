import OpenIMIS
import SQLInterface

/// Turns plain values into bound ones that compare with columns of a kind.
enum Bound {
    /// `nil` where the text cannot be a value of the kind, so that nothing equals it.
    static func value(_ text: String, for kind: Column.Kind) -> SQLValue? {
        switch kind {
        case .text: .text(text)
        case .textUUID: .text(text.lowercased())
        case .uuid: RecordID.isUUID(text) ? .uuid(text.lowercased()) : nil
        // The key columns are 32 bits wide; a larger number would be an error of the database.
        case .integer: Int32(text).map { .integer(Int64($0)) }
        case .decimal: ExactDecimal(text: text).map { _ in .decimal(text) }
        case .boolean: text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
        case .date: SQLDate(text: text).map(SQLValue.date)
        case .timestamp: Int64(text).map { .timestamp(Instant(microseconds: $0)) }
        }
    }

    /// `column = value`, in every spelling the column may hold it in.
    static func equals(_ column: SQL, _ kind: Column.Kind, _ text: String) -> SQL? {
        if kind == .textUUID {
            // Both spellings are bound so that the column's own index answers.
            return "\(column) IN (\(text.lowercased()), \(text.uppercased()))"
        }
        return value(text, for: kind).map { "\(column) = \($0)" }
    }

    static func equals(_ column: SQL, _ literals: [Literal]) -> SQL {
        let values: [SQLValue] = literals.compactMap { literal in
            switch literal {
            case .null: nil
            case .text(let text): .text(text)
            case .integer(let number): .integer(Int64(number))
            case .boolean(let flag): .boolean(flag)
            }
        }
        var tests: [SQL] = []
        if values.count == 1 { tests.append("\(column) = \(values[0])") }
        if values.count > 1 { tests.append("\(column) IN \(SQL.list(values))") }
        if literals.contains(.null) { tests.append("\(column) IS NULL") }
        return SearchPlanner.any(tests)
    }
}
