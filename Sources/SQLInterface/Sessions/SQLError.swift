/// A refusal by the store, in few kinds that callers tell apart.
package struct SQLError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The store cannot be reached, or went away during the statement.
        case unavailable
        /// No connection became free in time.
        case poolExhausted
        /// The statement ran longer than it may.
        case timeout
        /// The task that asked was cancelled.
        case cancelled
        /// A constraint refused the row; the name where the store tells it.
        case constraint(ConstraintKind, name: String?)
        /// Concurrent transactions collided (serialization failure, deadlock, busy); the same unit may succeed again.
        case serialization
        /// A value does not fit its column: too long, out of range, not of its type, or holding a NUL character.
        case invalidValue
        /// The account or the connection may not do this, such as a write on a read-only store.
        case forbidden
        /// A table, column or function that the statement names is not there.
        case undefinedObject
        case syntax
        case other
    }

    package enum ConstraintKind: Sendable, Hashable {
        case unique
        case foreignKey
        case notNull
        case check
        case exclusion
    }

    package let kind: Kind
    /// The five characters of SQL's SQLSTATE; the extended result code for SQLite.
    package let sqlState: String?
    /// The store's own words, for `debugDescription` alone since they may hold values.
    private let message: String

    package init(_ kind: Kind, sqlState: String? = nil, message: String = "") {
        self.kind = kind
        self.sqlState = sqlState
        self.message = message
    }

    /// Whether the same work may succeed a little later without any change.
    package var isTransient: Bool {
        switch kind {
        case .unavailable, .poolExhausted, .timeout, .serialization: true
        default: false
        }
    }
}

extension SQLError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Kind, SQLSTATE and constraint name: safe to log.
    package var description: String {
        let state = sqlState.map { " (\($0))" } ?? ""
        switch kind {
        case .unavailable: return "the database cannot be reached\(state)"
        case .poolExhausted: return "no database connection became free in time\(state)"
        case .timeout: return "the statement ran longer than allowed\(state)"
        case .cancelled: return "the statement was cancelled\(state)"
        case .constraint(let kind, let name): return "\(kind) constraint \(name ?? "without a name") was broken\(state)"
        case .serialization: return "a concurrent transaction was in the way\(state)"
        case .invalidValue: return "a value does not fit its column\(state)"
        case .forbidden: return "the database refuses the statement to this account or connection\(state)"
        case .undefinedObject: return "the database lacks a table, column or function the statement names\(state)"
        case .syntax: return "the database does not understand the statement\(state)"
        case .other: return "the database refused the statement\(state)"
        }
    }

    package var debugDescription: String { message.isEmpty ? description : "\(description): \(message)" }
}
