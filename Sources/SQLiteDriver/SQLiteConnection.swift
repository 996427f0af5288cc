import GRDBSQLite
import Glibc
import SQLInterface

/// One connection's prepared statements and the deadline of the statement it runs.
///
/// Unchecked, because GRDB runs one closure at a time on a connection and this object is used nowhere else.
final class SQLiteConnection: @unchecked Sendable {
    let handle: OpaquePointer
    private var statements: [String: Entry] = [:]
    private var uses: UInt64 = 0
    private let statementLimit: Int
    private let statementTimeout: UInt64
    /// In nanoseconds of the monotonic clock; 0 while nothing may be interrupted.
    private var deadline: UInt64 = 0

    private struct Entry {
        let statement: SQLiteStatement
        var lastUse: UInt64
    }

    init(handle: OpaquePointer, statementTimeout: Double, statementLimit: Int) {
        self.handle = handle
        self.statementTimeout = UInt64(max(0, statementTimeout) * 1e9)
        self.statementLimit = statementLimit
        // Some 10,000 steps of SQLite's machine take well under a millisecond.
        sqlite3_progress_handler(
            handle, 10_000,
            { context in
                guard let context else { return 0 }
                return Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue().isOverdue ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Whether the statement that runs has used up its time.
    var isOverdue: Bool { deadline != 0 && SQLiteConnection.now() > deadline }

    /// Runs `body` with a prepared statement that is reset afterwards, within the statement timeout.
    func withStatement<Result>(
        _ sql: RenderedSQL, _ body: (OpaquePointer) throws -> Result
    ) throws -> Result {
        let statement = try statement(sql.text)
        deadline = statementTimeout == 0 ? 0 : SQLiteConnection.now() &+ statementTimeout
        defer {
            deadline = 0
            sqlite3_reset(statement.pointer)
        }
        try bind(sql.values, to: statement.pointer)
        return try body(statement.pointer)
    }

    /// Steps to the next row.
    /// - Returns: `false` when there is none.
    func step(_ statement: OpaquePointer) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    /// Runs statements separated by semicolons.
    func executeScript(_ script: String) throws {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        if code != SQLITE_OK { throw error(code) }
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    func error(_ code: Int32) -> SQLError {
        let extended = sqlite3_extended_errcode(handle)
        let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
        return SQLError(
            sqliteCode: extended & 0xff == code & 0xff ? extended : code, message: message, isOverdue: isOverdue)
    }

    private func statement(_ text: String) throws -> SQLiteStatement {
        uses &+= 1
        if let index = statements.index(forKey: text) {
            statements.values[index].lastUse = uses
            return statements.values[index].statement
        }
        let statement = try SQLiteStatement(text, on: self)
        if statements.count >= statementLimit { forgetOldStatements() }
        statements[text] = Entry(statement: statement, lastUse: uses)
        return statement
    }

    /// Drops the older half at once, so that a stream of ever new statements does not sort on each.
    private func forgetOldStatements() {
        let median = statements.values.map(\.lastUse).sorted()[statements.count / 2]
        statements = statements.filter { $0.value.lastUse > median }
    }

    private func bind(_ values: [SQLValue], to statement: OpaquePointer) throws {
        guard sqlite3_bind_parameter_count(statement) == Int32(values.count) else {
            throw SQLError(.syntax, message: "\(values.count) values for another number of placeholders")
        }
        for (index, value) in values.enumerated() {
            let code = try SQLiteConnection.bind(value, to: statement, at: Int32(index + 1))
            if code != SQLITE_OK { throw error(code) }
        }
    }

    private static func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) throws -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .boolean(let value): sqlite3_bind_int64(statement, index, value ? 1 : 0)
        case .integer(let value): sqlite3_bind_int64(statement, index, value)
        case .double(let value): sqlite3_bind_double(statement, index, value)
        case .decimal(let value), .text(let value), .uuid(let value), .json(let value):
            try bind(text: value, to: statement, at: index)
        case .date(let value): try bind(text: value.text, to: statement, at: index)
        case .timestamp(let value): try bind(text: value.text, to: statement, at: index)
        case .blob(let bytes):
            bytes.withUnsafeBytes { buffer in
                buffer.isEmpty
                    ? sqlite3_bind_zeroblob(statement, index, 0)
                    : sqlite3_bind_blob64(statement, index, buffer.baseAddress, UInt64(buffer.count), transient)
            }
        }
    }

    private static func bind(text: String, to statement: OpaquePointer, at index: Int32) throws -> Int32 {
        var text = text
        return try text.withUTF8 { buffer in
            // PostgreSQL has no NUL in text; both stores shall hold the same.
            if let start = buffer.baseAddress, memchr(start, 0, buffer.count) != nil {
                throw SQLError(.invalidValue, message: "text holds a NUL character")
            }
            return buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.isEmpty
                    ? sqlite3_bind_text(statement, index, "", 0, transient)
                    : sqlite3_bind_text64(
                        statement, index, characters.baseAddress, UInt64(characters.count), transient,
                        UInt8(SQLITE_UTF8))
            }
        }
    }

    /// Tells SQLite to copy what is bound, since it lives no longer than the call.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
