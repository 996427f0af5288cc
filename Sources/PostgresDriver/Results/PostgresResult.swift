import CLibPQ
import SQLInterface

/// The rows of one statement, owned and freed here.
///
/// Unchecked, because nothing changes a result once libpq has handed it out.
final class PostgresResult: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    /// The error the result carries, if it does.
    var error: SQLError? {
        switch status {
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR: SQLError(result: pointer)
        case PGRES_EMPTY_QUERY: SQLError(.syntax, message: "the statement is empty")
        case PGRES_PIPELINE_ABORTED: SQLError(.unavailable, message: "an earlier statement failed")
        default: nil
        }
    }

    /// How many rows an INSERT, UPDATE or DELETE changed; 0 for other statements.
    var changedRows: Int {
        guard status == PGRES_COMMAND_OK, let text = PQcmdTuples(pointer) else { return 0 }
        return Int(String(cString: text)) ?? 0
    }

    func decode<Q: Query>(_ query: Q) throws -> [Q.Result] {
        let count = PQntuples(pointer)
        var results: [Q.Result] = []
        results.reserveCapacity(Int(count))
        let columnCount = Int(PQnfields(pointer))
        for index in 0..<count {
            results.append(try query.decode(PostgresRow(result: pointer, row: index, columnCount: columnCount)))
        }
        return results
    }
}
