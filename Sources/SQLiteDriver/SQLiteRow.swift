import GRDBSQLite
import SQLInterface

/// The row a statement stands on.
///
/// SQLite types each value, so what was stored decides and nothing is guessed.
struct SQLiteRow: Row {
    let statement: OpaquePointer

    var columnCount: Int { Int(sqlite3_column_count(statement)) }

    func columnName(_ index: Int) -> String {
        sqlite3_column_name(statement, Int32(index)).map { String(cString: $0) } ?? "\(index)"
    }

    func isNull(_ index: Int) -> Bool {
        sqlite3_column_type(statement, Int32(index)) == SQLITE_NULL
    }

    func optionalString(_ index: Int) throws(RowError) -> String? {
        switch try type(index, "text") {
        case SQLITE_NULL: nil
        case SQLITE_TEXT, SQLITE_INTEGER, SQLITE_FLOAT: String(decoding: text(index), as: UTF8.self)
        default: throw mismatch(index, "text")
        }
    }

    func optionalInteger(_ index: Int) throws(RowError) -> Int? {
        switch try type(index, "integer") {
        case SQLITE_NULL: return nil
        case SQLITE_INTEGER: return Int(sqlite3_column_int64(statement, Int32(index)))
        case SQLITE_TEXT:
            guard let value = Int(String(decoding: text(index), as: UTF8.self)) else {
                throw mismatch(index, "integer")
            }
            return value
        default: throw mismatch(index, "integer")
        }
    }

    func optionalDouble(_ index: Int) throws(RowError) -> Double? {
        switch try type(index, "double") {
        case SQLITE_NULL: return nil
        case SQLITE_INTEGER, SQLITE_FLOAT: return sqlite3_column_double(statement, Int32(index))
        case SQLITE_TEXT:
            guard let value = Double(String(decoding: text(index), as: UTF8.self)) else {
                throw mismatch(index, "double")
            }
            return value
        default: throw mismatch(index, "double")
        }
    }

    func optionalBoolean(_ index: Int) throws(RowError) -> Bool? {
        switch try type(index, "boolean") {
        case SQLITE_NULL: return nil
        case SQLITE_INTEGER:
            switch sqlite3_column_int64(statement, Int32(index)) {
            case 0: return false
            case 1: return true
            default: throw mismatch(index, "boolean")
            }
        default: throw mismatch(index, "boolean")
        }
    }

    func optionalDecimal(_ index: Int) throws(RowError) -> String? {
        switch try type(index, "decimal") {
        case SQLITE_NULL: return nil
        case SQLITE_INTEGER, SQLITE_FLOAT: return String(decoding: text(index), as: UTF8.self)
        case SQLITE_TEXT:
            guard DecimalText.isValid(text(index)) else { throw mismatch(index, "decimal") }
            return String(decoding: text(index), as: UTF8.self)
        default: throw mismatch(index, "decimal")
        }
    }

    func optionalDate(_ index: Int) throws(RowError) -> SQLDate? {
        switch try type(index, "date") {
        case SQLITE_NULL: return nil
        case SQLITE_TEXT:
            guard let value = SQLDate(text: String(decoding: text(index), as: UTF8.self)) else {
                throw mismatch(index, "date")
            }
            return value
        default: throw mismatch(index, "date")
        }
    }

    func optionalTimestamp(_ index: Int) throws(RowError) -> Instant? {
        switch try type(index, "timestamp") {
        case SQLITE_NULL: return nil
        case SQLITE_TEXT:
            guard let value = Instant(bytes: text(index)) else { throw mismatch(index, "timestamp") }
            return value
        default: throw mismatch(index, "timestamp")
        }
    }

    func optionalBlob(_ index: Int) throws(RowError) -> [UInt8]? {
        switch try type(index, "blob") {
        case SQLITE_NULL: return nil
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, Int32(index)))
            return [UInt8](UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, Int32(index)), count: count))
        default: throw mismatch(index, "blob")
        }
    }

    private func type(_ index: Int, _ type: String) throws(RowError) -> Int32 {
        guard index >= 0, index < columnCount else {
            throw RowError(column: "\(index)", type: type, reason: .noSuchColumn)
        }
        return sqlite3_column_type(statement, Int32(index))
    }

    /// The value as text, numbers in their shortest form; valid until the next step.
    private func text(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_column_text(statement, Int32(index))
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(index))))
    }

    private func mismatch(_ index: Int, _ type: String) -> RowError {
        RowError(column: columnName(index), type: type, reason: .mismatch)
    }
}
