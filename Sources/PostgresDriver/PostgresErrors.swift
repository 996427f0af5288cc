import CLibPQ
import SQLInterface

extension SQLError {
    /// The error a result carries.
    init(result: OpaquePointer) {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
        }
        // Field codes of the protocol's ErrorResponse: C SQLSTATE, n constraint, t table, c column.
        let state = field("C")
        let message = PQresultErrorMessage(result).map { String(cString: $0) } ?? ""
        guard let state else {
            // libpq's own errors, such as a lost connection, have no SQLSTATE.
            self.init(.unavailable, message: message)
            return
        }
        let column = field("t").map { table in table + (field("c").map { ".\($0)" } ?? "") }
        self.init(Kind(sqlState: state, name: field("n") ?? column), sqlState: state, message: message)
    }

    static func unavailable(_ connection: OpaquePointer?) -> SQLError {
        SQLError(.unavailable, message: PQerrorMessage(connection).map { String(cString: $0) } ?? "")
    }

    /// Whether the server no longer knows the prepared statement, or its tables changed under it.
    var isStalePlan: Bool { sqlState == "26000" || sqlState == "0A000" }
}

extension SQLError.Kind {
    /// PostgreSQL's appendix A, "Error codes".
    fileprivate init(sqlState: String, name: String?) {
        switch sqlState {
        case "23505": self = .constraint(.unique, name: name)
        case "23503": self = .constraint(.foreignKey, name: name)
        case "23502": self = .constraint(.notNull, name: name)
        case "23514": self = .constraint(.check, name: name)
        case "23P01": self = .constraint(.exclusion, name: name)
        case "57014": self = .timeout
        case "40001", "40P01", "55P03": self = .serialization
        case "42501", "25006": self = .forbidden
        case "42P01", "42703", "42883", "42704", "3F000", "3D000": self = .undefinedObject
        default:
            switch sqlState.prefix(2) {
            case "08", "53", "57", "58", "XX": self = .unavailable
            case "22": self = .invalidValue
            case "23": self = .constraint(.check, name: name)
            case "28": self = .forbidden
            case "42": self = .syntax
            default: self = .other
            }
        }
    }
}
