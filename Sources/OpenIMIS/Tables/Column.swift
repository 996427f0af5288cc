/// A column of a table or of one joined to it, as plain names.
package struct Column: Sendable, Hashable {
    /// How values are compared with the column.
    package enum Kind: Sendable, Hashable {
        case text
        /// UUIDs kept as text, of which old rows may have upper-case ones.
        case textUUID
        /// The database's own UUID type.
        case uuid
        case integer
        case decimal
        case boolean
        case date
        case timestamp
    }

    /// The alias of a join of the record's source; `nil` for the source's own table, or the one a path leads to.
    package let alias: String?
    package let name: String
    package let kind: Kind

    package init(_ name: String, _ kind: Kind = .text, of alias: String? = nil) {
        self.name = name
        self.kind = kind
        self.alias = alias
    }
}

/// A value to compare a column with, `null` included.
package enum Literal: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case boolean(Bool)
}

extension Literal: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .boolean(value) }
}
