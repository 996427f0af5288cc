import CLibPQ
import SQLInterface

/// Object identifiers of the built-in types that parameters are declared as (PostgreSQL's `pg_type.dat`).
enum PostgresType {
    static let bytea: Oid = 17
    /// Left to the server, which takes the type of what the parameter is compared with or stored in.
    static let inferred: Oid = 0

    /// The type a value is declared as.
    ///
    /// Integers are `bigint`, so that a number beyond an `integer` column finds nothing instead of failing. UUIDs are
    /// inferred, since openIMIS keeps them as `varchar(36)` in older tables and as `uuid` in newer ones.
    static func of(_ value: SQLValue) -> Oid {
        switch value {
        case .null, .uuid: inferred
        case .boolean: 16
        case .blob: bytea
        case .integer: 20
        case .text: 25
        case .double: 701
        case .date: 1082
        case .timestamp: 1184
        case .decimal: 1700
        case .json: 3802
        }
    }
}
