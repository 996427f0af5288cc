/// A value bound to a statement.
///
/// The case tells the store the column's kind, so that comparisons use its indexes.
package enum SQLValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    /// A decimal in its exact lexical form, such as `100.00`.
    case decimal(String)
    case text(String)
    case date(SQLDate)
    case timestamp(Instant)
    /// A UUID with hyphens; fits a `uuid` column and a `varchar(36)` one.
    case uuid(String)
    /// JSON text; fits `jsonb` and `json`.
    case json(String)
    case blob([UInt8])

    package init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }
    package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
    package init(_ value: Bool?) { self = value.map(SQLValue.boolean) ?? .null }
    package init(_ value: SQLDate?) { self = value.map(SQLValue.date) ?? .null }
    package init(_ value: Instant?) { self = value.map(SQLValue.timestamp) ?? .null }
}
