import GRDBSQLite
import SQLInterface

/// A prepared statement, finalized with its last reference.
final class SQLiteStatement {
    let pointer: OpaquePointer

    init(_ text: String, on connection: SQLiteConnection) throws {
        var text = text
        var pointer: OpaquePointer?
        let (code, rest) = text.withUTF8 { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    connection.handle, characters.baseAddress, Int32(clamping: characters.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, &tail)
                guard let tail, let start = characters.baseAddress else { return (code, "") }
                let rest = characters[(tail - start)...].map(UInt8.init(bitPattern:))
                return (code, String(decoding: rest, as: UTF8.self))
            }
        }
        guard code == SQLITE_OK else { throw connection.error(code) }
        guard let pointer else { throw SQLError(.syntax, message: "the statement is empty") }
        self.pointer = pointer
        // A second statement would be dropped without a word.
        guard rest.allSatisfy({ $0.isWhitespace || $0 == ";" }) else {
            throw SQLError(.syntax, message: "more than one statement")
        }
    }

    deinit {
        sqlite3_finalize(pointer)
    }
}
