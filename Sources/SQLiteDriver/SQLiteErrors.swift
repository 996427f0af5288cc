import GRDB
import GRDBSQLite
import SQLInterface

extension SQLError {
    /// An error by SQLite's extended result code.
    init(sqliteCode code: Int32, message: String, isOverdue: Bool) {
        let kind = Kind(sqliteCode: code, message: message, isOverdue: isOverdue)
        self.init(kind, sqlState: "\(code)", message: message)
    }

    init(_ error: DatabaseError) {
        self.init(sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "", isOverdue: false)
    }

    /// Runs `body` and turns what GRDB throws into the one kind of error callers know.
    static func mapping<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw SQLError(error)
        } catch is CancellationError {
            throw SQLError(.cancelled)
        }
    }
}

extension SQLError.Kind {
    fileprivate init(sqliteCode code: Int32, message: String, isOverdue: Bool) {
        switch code & 0xff {
        case SQLITE_CONSTRAINT: self = .init(constraint: code, message: message)
        case SQLITE_INTERRUPT, SQLITE_ABORT: self = isOverdue ? .timeout : .cancelled
        case SQLITE_BUSY, SQLITE_LOCKED: self = .serialization
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .forbidden
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_FULL, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_NOMEM:
            self = .unavailable
        case SQLITE_TOOBIG, SQLITE_MISMATCH: self = .invalidValue
        case SQLITE_ERROR where message.hasPrefix("no such"): self = .undefinedObject
        case SQLITE_ERROR where message.contains("has no column"): self = .undefinedObject
        case SQLITE_ERROR where message.contains("syntax error") || message.contains("incomplete input"):
            self = .syntax
        default: self = .other
        }
    }

    /// SQLite names the columns, `UNIQUE constraint failed: tblInsuree.InsureeUUID`, or a check's own name.
    private init(constraint code: Int32, message: String) {
        let parts = message.split(separator: ": ", maxSplits: 1)
        let name = parts.count == 2 ? String(parts[1]) : nil
        switch code >> 8 {
        case 1: self = .constraint(.check, name: name)
        case 3: self = .constraint(.foreignKey, name: name)
        case 5: self = .constraint(.notNull, name: name)
        case 6, 8, 10: self = .constraint(.unique, name: name)
        default: self = .constraint(.check, name: name)
        }
    }
}
